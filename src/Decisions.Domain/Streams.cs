using System.Collections.Immutable;
using Decisions.Domain.Actions;
using Decisions.Domain.Amendments;
using Decisions.Domain.Circles;
using Decisions.Domain.Calls;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Draws;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Templates;

namespace Decisions.Domain;

/// <summary>The names of streams, and of the aggregates that they hold.</summary>
public static class Streams
{
    public const string CommunityType = "community";
    public const string MemberType = "member";
    public const string CirclesType = "circles";
    public const string CircleType = "circle";
    public const string RuleType = "rule";
    public const string TemplateType = "template";
    public const string ProposalType = "proposal";
    public const string AmendmentType = "amendment";
    public const string DiscussionType = "discussion";
    public const string CommentType = "comment";
    public const string ProxyType = "proxy";
    public const string MeetingProxyType = "meeting-proxy";
    public const string DelegationType = "delegation";
    public const string BallotType = "ballot";
    public const string EntryType = "entry";
    public const string HandsType = "hands";
    public const string MeetingType = "meeting";
    public const string RedactionType = "redaction";
    public const string PlacementType = "placement";
    public const string ConsentType = "consent";
    public const string FollowThroughType = "follow-through";
    public const string ActionType = "action";
    public const string CallType = "call";
    public const string AdviceType = "advice";
    public const string DrawType = "draw";
    public const string SelectionType = "selection";
    public const string ErasureType = "erasure";

    public static string Of(CommunityId community) => $"{CommunityType}/{community}";

    public static string Of(MemberId member) => $"{MemberType}/{member}";

    /// <summary>All circles of a community and how they are nested.</summary>
    public static string CirclesOf(CommunityId community) => $"{CirclesType}/{community}";

    /// <summary>Who is in a circle, and in which role.</summary>
    public static string Of(CircleId circle) => $"{CircleType}/{circle}";

    public static string Of(RuleId rule) => $"{RuleType}/{rule}";

    public static string Of(TemplateId template) => $"{Templates}{template}";

    /// <summary>What the names of all templates begin with.</summary>
    public const string Templates = TemplateType + "/";

    public static string Of(ProposalId proposal) => $"{ProposalType}/{proposal}";

    public static string Of(MeetingId meeting) => $"{MeetingType}/{meeting}";

    /// <summary>The advice process of a proposal.</summary>
    public static string AdviceOf(ProposalId proposal) => $"{AdviceType}/{proposal}";

    public static string Of(DrawId draw) => $"{AllDraws}{draw}";

    /// <summary>What the names of all draws begin with.</summary>
    public const string AllDraws = $"{DrawType}/";

    /// <summary>Named by its circle too, so that all of a circle's are read together.</summary>
    public static string Of(CircleId circle, SelectionId selection) => $"{SelectionsOf(circle)}{selection}";

    /// <summary>What the names of all selections of a circle begin with.</summary>
    public static string SelectionsOf(CircleId circle) => $"{SelectionType}/{circle}/";

    /// <summary>Named by its proposal too, so that all of a proposal's are read together, as they stand.</summary>
    public static string Of(ProposalId proposal, AmendmentId amendment) => $"{AmendmentsOf(proposal)}{amendment}";

    /// <summary>What the names of all amendments of a proposal begin with.</summary>
    public static string AmendmentsOf(ProposalId proposal) => $"{AmendmentType}/{proposal}/";

    /// <summary>What is said of a discussion as a whole.</summary>
    public static string OfDiscussion(ProposalId proposal) => $"{DiscussionType}/{proposal}";

    /// <summary>Each comment is a stream of its own, so that many can be made at once without a conflict.</summary>
    public static string Of(ProposalId proposal, CommentId comment) => $"{CommentsOf(proposal)}{comment}";

    /// <summary>What the names of all comments on a proposal begin with.</summary>
    public static string CommentsOf(ProposalId proposal) => $"{CommentType}/{proposal}/";

    /// <summary>Each ballot is a stream of its own, so that ten thousand can be cast at once without a conflict.</summary>
    public static string Of(RoundId round, MemberId member) => $"{BallotType}/{round}/{member}";

    /// <summary>What the names of all ballots of a round begin with.</summary>
    public static string BallotsOf(RoundId round) => $"{BallotType}/{round}/";

    /// <summary>What tellers enter for one member in a round.</summary>
    public static string OfEntry(RoundId round, MemberId member) => $"{EntryType}/{round}/{member}";

    /// <summary>What the names of all entries of a round begin with.</summary>
    public static string EntriesOf(RoundId round) => $"{EntryType}/{round}/";

    /// <summary>What hands were counted in a round.</summary>
    public static string OfHands(RoundId round) => $"{HandsType}/{round}";

    /// <summary>What the names of all streams that say how a round is voted in begin with: its ballots, what tellers entered, and its hands.</summary>
    public static ImmutableArray<string> VotesIn(RoundId round) => [BallotsOf(round), EntriesOf(round), OfHands(round)];

    /// <summary>All proxies for one proposal are one stream, so that two who appoint at once cannot go past a holder's cap.</summary>
    public static string ProxiesOf(ProposalId proposal) => $"{ProxyType}/{proposal}";

    /// <summary>The proxies for all that is voted on at a meeting: one stream for the same reason.</summary>
    public static string MeetingProxiesOf(MeetingId meeting) => $"{MeetingProxyType}/{meeting}";

    /// <summary>Of which class a member is.</summary>
    public static string OfPlacement(MemberId member) => $"{PlacementType}/{member}";

    /// <summary>Whom a member has named to vote for them until revoked, in each topic and in all else.</summary>
    public static string OfDelegation(MemberId member) => $"{DelegationType}/{member}";

    /// <summary>The consent round of a proposal: one at the most.</summary>
    public static string OfConsent(ProposalId proposal) => $"{ConsentType}/{proposal}";

    /// <summary>What follows the decision on a proposal.</summary>
    public static string OfFollowThrough(ProposalId proposal) => $"{FollowThroughType}/{proposal}";

    /// <summary>Each action is a stream of its own, so that none waits for another.</summary>
    public static string Of(ProposalId proposal, ActionId action) => $"{ActionsOf(proposal)}{action}";

    /// <summary>What the names of all actions of a decision begin with.</summary>
    public static string ActionsOf(ProposalId proposal) => $"{ActionType}/{proposal}/";

    /// <summary>All volunteers of one call are one stream, so that two who sign up at once cannot go past its places.</summary>
    public static string Of(ProposalId proposal, CallId call) => $"{CallsOf(proposal)}{call}";

    /// <summary>What the names of all calls for a decision begin with.</summary>
    public static string CallsOf(ProposalId proposal) => $"{CallType}/{proposal}/";

    /// <summary>What is taken out of the event at an index of the log.</summary>
    public static string OfRedaction(long index) => $"{RedactionType}/{index}";

    public static string OfErasure(MemberId member) => $"{ErasureType}/{member}";
}
