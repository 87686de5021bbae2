using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Advice;

/// <summary>What a member advised.</summary>
/// <param name="Revision">The text that it is on.</param>
/// <param name="Text">Null where they have no advice to give.</param>
/// <param name="Answer">What the decider makes of it; null until they say.</param>
public sealed record PieceOfAdvice(MemberId MemberId, int Revision, string? Text, string? Answer);

/// <summary>The advice process of a proposal as its events leave it.</summary>
public sealed record AdviceProcess(ProposalId ProposalId)
{
    /// <summary>Who was named to decide, or null while it is the proposer.</summary>
    public MemberId? Named { get; init; }

    /// <summary>How advice was sought last; null while it was not.</summary>
    public AdviceSought? Sought { get; init; }

    /// <summary>What each member said last, in the order in which they first spoke.</summary>
    public ImmutableArray<PieceOfAdvice> Given { get; init; } = [];

    /// <summary>Who decides: the proposer, unless another was named.</summary>
    public MemberId DeciderOf(Proposal proposal) => Named ?? proposal.Proposer;

    /// <summary>Whether whoever decides has taken it on by seeking advice.</summary>
    public bool IsTakenOn(Proposal proposal) => Sought?.Decider == DeciderOf(proposal);

    /// <summary>What a member said, or null.</summary>
    public PieceOfAdvice? Find(MemberId member) => Given.FirstOrDefault(each => each.MemberId == member);

    /// <summary>Who was asked and has not spoken. Who became the decider is not waited for.</summary>
    public IEnumerable<MemberId> Awaited =>
        Sought is null ? [] : Sought.Advisers.Select(each => each.MemberId).Where(member => member != Sought.Decider && Find(member) is null);

    /// <summary>The advice that waits for an answer. Nobody answers themselves.</summary>
    public IEnumerable<PieceOfAdvice> Unanswered => Given.Where(each => each is { Text: not null, Answer: null } && each.MemberId != Sought?.Decider);

    public AdviceProcess Apply(DeciderNamed e) => this with { Named = e.Decider };

    public AdviceProcess Apply(AdviceSought e) => this with { Sought = e };

    /// <summary>New advice waits for an answer of its own.</summary>
    public AdviceProcess Apply(AdviceGiven e) => With(new PieceOfAdvice(e.MemberId, e.Revision, e.Text, Answer: null));

    public AdviceProcess Apply(AdviceAnswered e) => With(Find(e.Adviser)! with { Answer = e.Text });

    public static AdviceProcess Fold(AdviceProcess? state, IAdviceEvent @event)
    {
        var before = state ?? new AdviceProcess(@event.ProposalId);
        return @event switch
        {
            DeciderNamed e => before.Apply(e),
            AdviceSought e => before.Apply(e),
            AdviceGiven e => before.Apply(e),
            AdviceAnswered e => before.Apply(e),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
        };
    }

    private AdviceProcess With(PieceOfAdvice piece) =>
        this with { Given = Find(piece.MemberId) is { } before ? Given.Replace(before, piece) : Given.Add(piece) };
}
