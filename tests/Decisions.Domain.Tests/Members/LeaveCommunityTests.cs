using Decisions.Domain.Members;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Members;

public sealed class LeaveCommunityTests
{
    private static readonly MemberInvited Invited = new(Ada);
    private static readonly MemberJoined Joined = new(Ada, Channel.Web);

    [Fact]
    public void A_member_leaves() =>
        Given.Member(Invited, Joined).When(Leave("Moving away.")).Then(new MemberLeft(Ada, "Moving away."))
            .Standing.ShouldBe(Standing.Left);

    [Fact]
    public void An_invitation_is_taken_back() =>
        Given.Member(Invited).When(Leave(null)).Then(new MemberLeft(Ada, null));

    [Fact]
    public void A_suspended_member_may_leave() =>
        Given.Member(Invited, Joined, new MemberSuspended(Ada, "Dues unpaid.")).When(Leave(null))
            .Then(new MemberLeft(Ada, null));

    [Fact]
    public void Nobody_leaves_twice() =>
        Given.Member(Invited, Joined, new MemberLeft(Ada, null)).When(Leave("Again.")).ThenNothing();

    [Fact]
    public void Someone_unknown_cannot_leave() => Given.Member().When(Leave(null)).Then(new MemberIsUnknown(Ada));

    [Fact]
    public void A_reason_holds_no_control_characters() =>
        Given.Member(Invited, Joined).When(Leave("Bye\u0007")).Then(new TextHasControlCharacters("reason", 4));

    private static Func<Member?, Decision> Leave(string? reason) =>
        state => LeaveCommunity.Decide(state, new LeaveCommunity(Ada, reason));
}
