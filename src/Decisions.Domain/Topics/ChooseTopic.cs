using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Topics;

/// <summary>
/// Says of which topic a proposal is, while its text may change. From when voting opens it stands: by then members know who
/// votes for them.
/// </summary>
/// <param name="Topic">Null for none.</param>
public sealed record ChooseTopic(ProposalId ProposalId, string? Topic)
{
    /// <param name="topics">The community's.</param>
    public static Decision Decide(Proposal? state, ChooseTopic command, ImmutableArray<string> topics, Instant now)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (ProposalGate.Undecided(state, now) is { } rejection)
            return rejection;
        if (state.Puts is not null)
            return new TopicFollowsItsProposal(state.Id);
        if (command.Topic == state.Topic)
            return Decision.Nothing;
        // Who votes by delegation hangs on it, and members were told of the vote as it is.
        if (state.StandingNotice is not null)
            return new NoticeSaysOtherwise("the topic");
        return Check(command.Topic, topics) is { } unknown ? unknown : Decision.Of(new TopicChosen(state.Id, command.Topic));
    }

    /// <summary>Why nothing new can be of a topic, or null.</summary>
    internal static TopicIsUnknown? Check(string? topic, ImmutableArray<string> topics) =>
        topic is null || (!topics.IsDefault && topics.Contains(topic)) ? null : new TopicIsUnknown(topic, topics);
}
