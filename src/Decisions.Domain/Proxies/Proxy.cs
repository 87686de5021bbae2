using Decisions.Domain.Ballots;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Proxies;

/// <summary>One member's proxy for one proposal, until it is revoked.</summary>
public sealed record Proxy(
    MemberId MemberId, MemberId Holder, RuleId RuleId, int RuleVersion, int Revision, Choice? Instruction, bool IsFreeOnOtherTexts)
{
    public static Proxy Of(ProxyAppointed e) =>
        new(e.MemberId, e.Holder, e.RuleId, e.RuleVersion, e.Revision, e.Instruction, e.IsFreeOnOtherTexts);

    public static Proxy Of(DelegationUsed e) =>
        new(e.MemberId, e.Holder, e.RuleId, e.RuleVersion, e.Revision, Instruction: null, IsFreeOnOtherTexts: false) { OnlyIn = e.RoundId };

    public static Proxy Of(MeetingProxyUsed e) =>
        new(e.MemberId, e.Holder, e.RuleId, e.RuleVersion, e.Revision, Instruction: null, IsFreeOnOtherTexts: false) { OnlyIn = e.RoundId, OnlyAt = e.MeetingId };

    /// <summary>The round that it came of a delegation for, or of a proxy for a meeting; null where the member appointed it for this decision.</summary>
    public RoundId? OnlyIn { get; init; }

    /// <summary>The meeting that the member appointed it for, with all that is voted on there; else null.</summary>
    public MeetingId? OnlyAt { get; init; }

    /// <summary>Whether it is for a vote on a revision under a version of a rule. Where it is not, it has lapsed.</summary>
    /// <param name="round">The round, or null before it opens: what came of a delegation or of a proxy for a meeting is for its own round alone.</param>
    public bool IsFor(RuleId rule, int version, int revision, RoundId? round) =>
        RuleId == rule && RuleVersion == version && (Revision == revision || (IsFreeOnOtherTexts && Revision < revision)) && (OnlyIn is null || OnlyIn == round);

    public bool IsFor(Round round) => IsFor(round.RuleId, round.RuleVersion, round.Revision, round.Id);

    /// <summary>What must be cast on a revision; null where the holder decides.</summary>
    public Choice? InstructionOn(int revision) => Revision == revision ? Instruction : null;
}
