using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api;

/// <summary>docs/general-meeting.md: an annual general meeting of 60 members, from notice to minutes, over HTTP.</summary>
public sealed class GeneralMeetingTests(ApiServer server)
{
    [Fact]
    public async Task A_general_meeting_of_sixty_members_is_held_as_the_script_has_it()
    {
        var output = await GuideScript.Run(server, "docs/general-meeting.md");
        output.ShouldContain("Refused as it should be: quorum-is-not-present");
        output.ShouldContain("\"isUpToDate\":false", customMessage: "the amendment that competed has to be worded anew");
        output.ShouldContain("15 voted yes, 3 voted no and 2 abstained", customMessage: "the motion as amended, by hands");
        output.ShouldContain("18 of 20 are yes, more than three quarters, so it is carried", customMessage: "14 by web, 3 of 4 papers, one free proxy; one instructed proxy and one paper against");
        output.ShouldContain("\"agrees\":true", customMessage: "the minutes that were approved are what the record gives");
        output.ShouldContain("Too few were present for decisions under “Special resolution”", customMessage: "the minutes");
        output.ShouldContain("VERDICT: sound", customMessage: "everything is checked offline");
    }
}
