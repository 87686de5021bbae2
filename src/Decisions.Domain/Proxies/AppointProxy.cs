using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Proxies;

/// <summary>A member appoints a proxy for one decision, before voting opens or while it is open.</summary>
/// <param name="Revision">The revision that the member has read.</param>
/// <param name="Instruction">How they vote on it, or null to leave it to the holder.</param>
/// <param name="IsFreeOnOtherTexts">Whether the holder decides if the text changes.</param>
public sealed record AppointProxy(
    ProposalId ProposalId, MemberId MemberId, MemberId Holder, int Revision, Choice? Instruction, bool IsFreeOnOtherTexts)
{
    /// <param name="ballot">The member's ballot in the latest round, or null.</param>
    /// <param name="mayVote">Whether the member is on the roll; before it is drawn, whether they have joined.</param>
    /// <param name="holderHasJoined">Whether the holder is a member who is not suspended.</param>
    /// <param name="atMeeting">The proxies for the meeting that the round is held at, or null.</param>
    public static Decision Decide(
        Proposal? proposal, ProposalProxies? state, Ballot? ballot, AppointProxy command, bool mayVote, bool holderHasJoined, Instant now,
        MeetingProxies? atMeeting = null)
    {
        if (proposal is null)
            return new ProposalIsUnknown(command.ProposalId);
        var (ahead, over) = VoteAhead.Of(proposal, now);
        if (over is not null)
            return over;
        var vote = ahead!;
        if (vote.Terms.Proxies is not { } terms)
            return new ProxiesAreNotAllowed(proposal.Id);
        if (command.Holder == command.MemberId)
            return new ProxyIsOneself();
        if (!mayVote)
            return new AppointerMayNotVote(command.MemberId);
        if (!holderHasJoined)
            return new HolderIsNoMember(command.Holder);
        if (command.Revision != vote.Revision)
            return new RevisionIsNotVotedOn(command.Revision, vote.Revision);
        if (CheckInstruction(proposal, vote, terms, command.Instruction) is { } unfit)
            return unfit;
        if (vote.Round is not null && ProxyUse.Check(ballot) is { } tooLate)
            return tooLate;
        var appointed = new ProxyAppointed(
            proposal.Id, command.MemberId, command.Holder, vote.RuleId, vote.RuleVersion, vote.Revision, command.Instruction,
            command.IsFreeOnOtherTexts);
        if (state?.Of(command.MemberId) == Proxy.Of(appointed))
            return Decision.Nothing;
        var held = state?.All.Count(proxy =>
            proxy.Holder == command.Holder && proxy.MemberId != command.MemberId && proxy.IsFor(vote.RuleId, vote.RuleVersion, vote.Revision, vote.Round?.Id)) ?? 0;
        held += vote.Round is { } round ? UseMeetingProxy.HeldBesides(command.MemberId, command.Holder, round, state, atMeeting) : 0;
        return held < terms.MostHeld ? Decision.Of(appointed) : new HolderSpeaksForEnough(command.Holder, terms.MostHeld);
    }

    private static Rejection? CheckInstruction(Proposal proposal, VoteAhead vote, ProxyTerms terms, Choice? instruction) => instruction switch
    {
        null => terms.Instructions == ProxyInstructions.Required ? new InstructionIsRequired() : null,
        _ when terms.Instructions == ProxyInstructions.None => new InstructionIsNotAllowed(),
        _ => ChoiceRule.Check(vote.Terms.Method, proposal.Revisions[vote.Revision - 1].Options, instruction),
    };
}
