using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api;

/// <summary>docs/worker-co-op.md: twelve members decide by consent, carry it out, and look at it again half a year later, over HTTP.</summary>
public sealed class WorkerCoopTests(ApiServer server)
{
    [Fact]
    public async Task Twelve_members_agree_act_and_look_again_as_the_script_has_it()
    {
        await using var own = await server.WithMovedClock();
        var output = await GuideScript.Run(own, "docs/worker-co-op.md", ("== Six months later", () => own.Clock.Forward(181)));
        output.ShouldContain("Reached: \"step\":\"test\"");
        output.ShouldContain("\"stands\":true", customMessage: "the objection, found to qualify");
        output.ShouldContain("Refused as it should be: revision-is-not-voted-on");
        output.ShouldContain("\"verdict\":\"carried\"");
        output.ShouldContain("The neighbours may hear us.", customMessage: "the concern that is kept");
        output.ShouldContain("Refused as it should be: call-is-full");
        output.ShouldContain("\"isCarriedOut\":true");
        output.ShouldContain("\"conclusion\":\"keep\"", customMessage: "the review, half a year later");
        output.ShouldContain("VERDICT: sound", customMessage: "everything is checked offline");
    }
}
