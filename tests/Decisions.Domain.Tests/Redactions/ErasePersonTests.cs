using Decisions.Domain.Members;
using Decisions.Domain.Redactions;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Redactions;

public sealed class ErasePersonTests
{
    private static readonly ErasePerson Command = new(Ada, "She asked for it.");

    [Fact]
    public void Whoever_has_left_is_erased_once()
    {
        var left = Given.Member(new MemberInvited(Ada), new MemberJoined(Ada, Channel.Web), new MemberLeft(Ada, null)).State;
        Given.Erasure().When(state => ErasePerson.Decide(left, state, Command)).Then(new PersonErased(Ada, "She asked for it."));
    }

    [Fact]
    public void Whoever_was_only_invited_is_erased_too() =>
        Given.Erasure().When(state => ErasePerson.Decide(Given.Member(new MemberInvited(Ada)).State, state, Command))
            .Then(new PersonErased(Ada, "She asked for it."));

    [Fact]
    public void A_member_leaves_first()
    {
        var member = Given.Member(new MemberInvited(Ada), new MemberJoined(Ada, Channel.Web));
        ErasePerson.Decide(member.State, null, Command).Rejection.ShouldBe(new MemberBelongsStill(Ada));
        var suspended = Given.Member(new MemberInvited(Ada), new MemberJoined(Ada, Channel.Web), new MemberSuspended(Ada, "Dues."));
        ErasePerson.Decide(suspended.State, null, Command).Rejection.ShouldBe(new MemberBelongsStill(Ada));
    }

    [Fact]
    public void Nobody_is_erased_without_a_reason_or_unknown()
    {
        ErasePerson.Decide(null, null, Command).Rejection.ShouldBe(new MemberIsUnknown(Ada));
        ErasePerson.Decide(Given.Member(new MemberInvited(Ada)).State, null, Command with { Reason = "" }).Rejection.ShouldBe(new TextIsMissing("reason"));
    }
}
