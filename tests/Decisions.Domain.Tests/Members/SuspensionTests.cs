using Decisions.Domain.Members;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Members;

public sealed class SuspensionTests
{
    private static readonly MemberInvited Invited = new(Ada);
    private static readonly MemberJoined Joined = new(Ada, Channel.Web);
    private static readonly MemberSuspended Suspended = new(Ada, "Dues unpaid.");
    private static readonly MemberLeft Left = new(Ada, null);

    [Fact]
    public void A_member_is_suspended_for_a_reason_on_record() =>
        Given.Member(Invited, Joined).When(Suspend("Dues unpaid.")).Then(Suspended).Standing.ShouldBe(Standing.Suspended);

    [Fact]
    public void Nobody_is_suspended_without_a_reason() =>
        Given.Member(Invited, Joined).When(Suspend(" ")).Then(new TextIsMissing("reason"));

    [Fact]
    public void A_suspended_member_is_not_suspended_again() =>
        Given.Member(Invited, Joined, Suspended).When(Suspend("Again.")).ThenNothing();

    [Fact]
    public void Someone_unknown_cannot_be_suspended() =>
        Given.Member().When(Suspend("Dues unpaid.")).Then(new MemberIsUnknown(Ada));

    [Fact]
    public void Someone_only_invited_cannot_be_suspended() =>
        Given.Member(Invited).When(Suspend("Dues unpaid."))
            .Then(new MemberStandsOtherwise(Ada, Standing.Invited, "suspended"));

    [Fact]
    public void Someone_who_left_cannot_be_suspended() =>
        Given.Member(Invited, Joined, Left).When(Suspend("Dues unpaid."))
            .Then(new MemberStandsOtherwise(Ada, Standing.Left, "suspended"));

    [Fact]
    public void A_suspension_ends() =>
        Given.Member(Invited, Joined, Suspended).When(Reinstate("Dues paid."))
            .Then(new MemberReinstated(Ada, "Dues paid.")).Standing.ShouldBe(Standing.Joined);

    [Fact]
    public void A_blank_reason_is_kept_as_none() =>
        Given.Member(Invited, Joined, Suspended).When(Reinstate(" \n")).Then(new MemberReinstated(Ada, null));

    [Fact]
    public void A_member_in_good_standing_needs_no_reinstatement() =>
        Given.Member(Invited, Joined).When(Reinstate(null)).ThenNothing();

    [Fact]
    public void Someone_unknown_cannot_be_reinstated() =>
        Given.Member().When(Reinstate(null)).Then(new MemberIsUnknown(Ada));

    [Fact]
    public void Someone_only_invited_cannot_be_reinstated() =>
        Given.Member(Invited).When(Reinstate(null)).Then(new MemberStandsOtherwise(Ada, Standing.Invited, "reinstated"));

    [Fact]
    public void Someone_who_left_cannot_be_reinstated() =>
        Given.Member(Invited, Joined, Left).When(Reinstate(null))
            .Then(new MemberStandsOtherwise(Ada, Standing.Left, "reinstated"));

    [Fact]
    public void A_reason_beyond_the_limit_is_refused() =>
        Given.Member(Invited, Joined, Suspended).When(Reinstate(new string('x', TextRule.NoteLimit + 1)))
            .Then(new TextIsTooLong("reason", TextRule.NoteLimit + 1, TextRule.NoteLimit));

    private static Func<Member?, Decision> Suspend(string reason) =>
        state => SuspendMember.Decide(state, new SuspendMember(Ada, reason));

    private static Func<Member?, Decision> Reinstate(string? reason) =>
        state => ReinstateMember.Decide(state, new ReinstateMember(Ada, reason));
}
