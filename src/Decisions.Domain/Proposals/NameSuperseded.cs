using System.Collections.Immutable;
using Decisions.Domain.Advice;
using Decisions.Domain.Circles;
using NodaTime;

namespace Decisions.Domain.Proposals;

/// <summary>
/// Says which decisions a proposal supersedes once it is carried, while its text may change. From when voting opens it stands: members
/// vote on that, too.
/// </summary>
/// <param name="Superseded">All of them; empty for none.</param>
public sealed record NameSuperseded(ProposalId ProposalId, ImmutableArray<ProposalId> Superseded)
{
    public const int Most = 20;

    /// <param name="named">Those named that there are.</param>
    /// <param name="advice">The advice process of the proposal, or null: once advice is sought, one member decides.</param>
    public static Decision Decide(Proposal? state, NameSuperseded command, IReadOnlyCollection<Proposal> named, Instant now, AdviceProcess? advice = null)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Undecided(state, now) is { } rejection)
            return rejection;
        if (state.Puts is not null)
            return new AmendmentSupersedesNothing(state.Id);
        ImmutableArray<ProposalId> superseded = command.Superseded.IsDefault ? [] : [.. command.Superseded.Distinct()];
        if (superseded.SequenceEqual(state.Supersedes))
            return Decision.Nothing;
        // Members were told of the vote as it is.
        if (state.StandingNotice is not null)
            return new NoticeSaysOtherwise("the decisions it supersedes");
        if (superseded.Length > Most)
            return new TooManySuperseded(superseded.Length, Most);
        foreach (var id in superseded)
            if (named.FirstOrDefault(each => each.Id == id) is not { } decision)
                return new ProposalIsUnknown(id);
            else if (!decision.IsCarried)
                return new SupersededIsNotCarried(id);
            else if (state.Circle is not null && decision.Circle != state.Circle)
                return new SupersededIsOfOthers(id);
        if (advice is { Sought: not null } && AdviceGate.MaySupersede(state, named) is { } ofMany)
            return ofMany;
        return Decision.Of(new SupersededNamed(state.Id, superseded));
    }
}
