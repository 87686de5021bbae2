using System.Collections.Immutable;
using Decisions.Domain.Circles;
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

    /// <summary>The classes that the community has named: a rule that counts others would bind nobody by them.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>The circle that decides it, as it stands, or null.</summary>
    public Circle? Circle { get; init; }

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
        return AsNotified(state, said, rule, command, zone, now);
    }

    /// <summary>
    /// Why a vote is not open that was to open by now: what refuses its opening as its notice says, by itself or, once it is too late
    /// for that, by hand. Null where nothing does, or no vote was to open, or it was to close by now.
    /// </summary>
    public static Rejection? Hindrance(Proposal? state, Rule? rule, OpenByNotice command, DateTimeZone zone, Instant now) =>
        Overdue(state, now) is { } said ? AsNotified(state!, said, rule, command, zone, now).Rejection : null;

    /// <summary>The notice by which a vote should have opened by itself, and could still be held; or null.</summary>
    public static NoticeGiven? Overdue(Proposal? state, Instant now) =>
        state is { IsWithdrawn: false, StandingNotice.Said: { OpensByItself: true } said } && said.Vote.OpensAt <= now && now < said.Vote.ClosesAt
            ? said
            : null;

    private static Decision AsNotified(Proposal state, NoticeGiven said, Rule? rule, OpenByNotice command, DateTimeZone zone, Instant now) =>
        OpenVoting.Decide(
            state, rule, new OpenVoting(state.Id, command.RoundId, said.RuleId, command.Roll, said.Vote.ClosesAt)
            {
                RecordAt = said.Vote.RecordAt, Confirming = said.Confirming, Consents = command.Consents, Classes = command.Classes, Circle = command.Circle,
            }, zone, now);
}
