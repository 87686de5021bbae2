using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Topics;

public sealed record TopicIsUnknown(string Topic, ImmutableArray<string> Topics) : Rejection(
    RejectionKind.Invalid, "topic-is-unknown",
    Topics.IsDefaultOrEmpty
        ? $"There is no topic '{Topic}': this community has named none. Leave it out, or have the secretary name topics first."
        : $"There is no topic '{Topic}'. The topics are {English.List(Topics)}.");

public sealed record TopicIsNamedTwice(string Topic) : Rejection(
    RejectionKind.Invalid, "topic-is-named-twice", $"The topic '{Topic}' stands twice. Name each once.");

public sealed record TooManyTopics(int Count, int Limit) : Rejection(
    RejectionKind.Invalid, "too-many-topics", $"{Count} topics are more than the {Limit} that a community can have. Name fewer.");

public sealed record TopicFollowsItsProposal(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "topic-follows-its-proposal",
    "The vote on an amendment has the topic of the proposal that would be amended. Choose a topic there.");
