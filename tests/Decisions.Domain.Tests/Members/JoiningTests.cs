using Decisions.Domain.Members;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Members;

public sealed class JoiningTests
{
    private static readonly MemberInvited Invited = new(Ada);
    private static readonly MemberJoined Joined = new(Ada, Channel.Web);
    private static readonly MemberSuspended Suspended = new(Ada, "Dues unpaid.");
    private static readonly MemberLeft Left = new(Ada, null);

    [Fact]
    public void Someone_unknown_can_be_invited() =>
        Given.Member().When(Invite).Then(Invited).Standing.ShouldBe(Standing.Invited);

    [Fact]
    public void Someone_who_left_can_be_invited_again() =>
        Given.Member(Invited, Joined, Left).When(Invite).Then(Invited).Standing.ShouldBe(Standing.Invited);

    [Fact]
    public void An_invitation_is_not_given_twice() => Given.Member(Invited).When(Invite).ThenNothing();

    [Fact]
    public void A_member_is_not_invited() =>
        Given.Member(Invited, Joined).When(Invite).Then(new MemberStandsOtherwise(Ada, Standing.Joined, "invited"));

    [Fact]
    public void A_suspended_member_is_not_invited() =>
        Given.Member(Invited, Joined, Suspended).When(Invite)
            .Then(new MemberStandsOtherwise(Ada, Standing.Suspended, "invited"));

    [Fact]
    public void Whoever_is_invited_can_join() =>
        Given.Member(Invited).When(Join).Then(Joined).Standing.ShouldBe(Standing.Joined);

    [Fact]
    public void A_register_kept_elsewhere_says_that_it_was_brought_in() =>
        Given.Member(Invited).When(state => JoinCommunity.Decide(state, new JoinCommunity(Ada, Channel.Import)))
            .Then(new MemberJoined(Ada, Channel.Import));

    [Fact]
    public void Nobody_joins_twice() => Given.Member(Invited, Joined).When(Join).ThenNothing();

    [Fact]
    public void Nobody_joins_uninvited() => Given.Member().When(Join).Then(new MemberIsUnknown(Ada));

    [Fact]
    public void Whoever_left_needs_another_invitation() =>
        Given.Member(Invited, Joined, Left).When(Join).Then(new MemberStandsOtherwise(Ada, Standing.Left, "joined"));

    [Fact]
    public void A_suspended_member_cannot_join_around_the_suspension() =>
        Given.Member(Invited, Joined, Suspended).When(Join)
            .Then(new MemberStandsOtherwise(Ada, Standing.Suspended, "joined"));

    private static Decision Invite(Member? state) => InviteMember.Decide(state, new InviteMember(Ada));

    private static Decision Join(Member? state) => JoinCommunity.Decide(state, new JoinCommunity(Ada, Channel.Web));
}
