using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>A member consents to a notice that is shorter than the rule asks for.</summary>
public sealed record ConsentToShortNotice(ProposalId ProposalId, MemberId MemberId)
{
    public static Decision Decide(Proposal? state, ConsentToShortNotice command, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Undecided(state, now) is { } rejection)
            return rejection;
        if (state.StandingNotice is not { } notice)
            return new NoticeIsNotGiven(state.Id);
        if (!notice.IsShort)
            return new NoticeIsNotShort(state.Id);
        return notice.Consents.Contains(command.MemberId)
            ? Decision.Nothing
            : Decision.Of(new ShortNoticeConsented(state.Id, command.MemberId));
    }
}
