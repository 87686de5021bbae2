using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>
/// Opens voting by itself, at the moment that its notice states and with nothing else than the notice says. Where nothing opened it
/// then, it opens later and closes when it was to close all the same, as long as half of its time is left.
/// </summary>
/// <param name="Roll">Drawn by the handler from the log, as of an index.</param>
public sealed record OpenByNotice(ProposalId ProposalId, RoundId RoundId, ElectoralRoll Roll)
{
    /// <summary>How many of those on the roll consent to the notice's being short.</summary>
    public long Consents { get; init; }

    /// <param name="zone">The community's clock, by which days are counted.</param>
    public static Decision Decide(Proposal? state, Rule? rule, OpenByNotice command, DateTimeZone zone, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Undecided(state, now) is { } rejection)
            return rejection;
        if (state.StandingNotice is not { Said: { OpensByItself: true } said })
            return new NothingOpensByItself(state.Id);
        if (now > said.Vote.LastOpening)
            return new OpeningIsMissed(said.Vote.LastOpening, said.Vote.ClosesAt);
        return OpenVoting.Decide(
            state, rule, new OpenVoting(state.Id, command.RoundId, said.RuleId, command.Roll, said.Vote.ClosesAt)
            {
                RecordAt = said.Vote.RecordAt, Confirming = said.Confirming, Consents = command.Consents,
            }, zone, now);
    }
}
