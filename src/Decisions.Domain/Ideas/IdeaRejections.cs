using Decisions.Domain.Proposals;

namespace Decisions.Domain.Ideas;

public sealed record IdeasAreNotAskedFor(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "ideas-are-not-asked-for", "This proposal does not ask for ideas. Comment on it, or move an amendment.");

public sealed record IdeasAreClosed(ProposalId ProposalId) : Rejection(
    RejectionKind.Conflict, "ideas-are-closed", "Ideas are taken until notice is given of the vote, or voting opens.");

public sealed record TooManyIdeasOfOne(int Limit) : Rejection(
    RejectionKind.Conflict, "too-many-ideas-of-one",
    $"You have added {Limit} ideas to this proposal, those that went among them, and nobody adds more. Say in the discussion what else could be.");

public sealed record TooManyIdeas(int Limit) : Rejection(
    RejectionKind.Conflict, "too-many-ideas",
    $"Members have added {Limit} ideas to this proposal, those that went among them, and it takes no more. Say in the discussion what else could be.");

public sealed record IdeaIsUnknown(OptionId OptionId) : Rejection(
    RejectionKind.NotFound, "idea-is-unknown", $"There is no idea '{OptionId}' among the options. Look at the list again.");

public sealed record IdeaIsAnothers(string Name) : Rejection(
    RejectionKind.Conflict, "idea-is-anothers", $"“{Name}” is another member's idea. Leave it as it is; or take it out with a reason, or merge it into another.");

public sealed record IdeaMergesIntoItself() : Rejection(
    RejectionKind.Invalid, "idea-merges-into-itself", "Choose another option for this idea to be merged into.");
