using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Amendments;
using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.Ideas;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using Decisions.Domain.Serialization;
using Decisions.Domain.Templates;
using NodaTime;

namespace Decisions.Domain.Proposals;

// Storage format: version with care. docs/event-catalogue.md

/// <summary>What happens to one proposal. Stream: proposal/{id}. Ballots have streams of their own.</summary>
public interface IProposalEvent : IDomainEvent;

/// <summary>A proposal is drafted, as its revision 1.</summary>
/// <param name="Options">What members choose among or rank; empty for a question of yes or no.</param>
/// <param name="Change">What it would make of a decision rule, or null.</param>
/// <param name="Puts">The amendment that the vote on this proposal decides; null for any other proposal.</param>
/// <param name="Follows">The lost amendment that this proposal was made of; null for any other.</param>
/// <param name="Topic">One of the community's topics, or null.</param>
/// <param name="TemplateId">The template that it began with, or null.</param>
/// <param name="Circle">The circle that decides it, or null for the whole community.</param>
/// <param name="AsksForIdeas">Whether any member may add options until notice is given of the vote, or it opens.</param>
/// <param name="Fills">The role that it fills, and with whom, once consent is reached; null for any other.</param>
public sealed record ProposalDrafted(
    ProposalId ProposalId, MemberId Proposer, string Title, string Text, ImmutableArray<Option> Options, RuleChange? Change = null,
    AmendmentName? Puts = null, AmendmentName? Follows = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Topic = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TemplateId? TemplateId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CircleId? Circle = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool AsksForIdeas = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RoleFilling? Fills = null)
    : IProposalEvent;

/// <summary>The text gets another revision. Earlier ones are kept.</summary>
/// <param name="Note">What changed and why, in a line; may be null.</param>
/// <param name="AmendmentId">The amendment that made this revision, or null for the proposer's own.</param>
/// <param name="Idea">The idea that it adds or takes out, where that is all it does; else null.</param>
public sealed record ProposalRevised(
    ProposalId ProposalId, int Revision, string Title, string Text, ImmutableArray<Option> Options, string? Note,
    AmendmentId? AmendmentId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IdeaChange? Idea = null)
    : IProposalEvent;

/// <summary>The proposal is of another topic from now on, or of none. The one that it is of when voting opens is the round's.</summary>
public sealed record TopicChosen(ProposalId ProposalId, string? Topic) : IProposalEvent;

/// <summary>Its proposer says which circle decides it.</summary>
/// <param name="Circle">Null for the whole community.</param>
public sealed record CircleChosen(ProposalId ProposalId, CircleId? Circle, string? Reason) : IProposalEvent;

/// <summary>The decision is handed on: to the circle around the one that it was with, or to one right inside that.</summary>
/// <param name="From">Null for the whole community.</param>
/// <param name="To">Null for the whole community.</param>
public sealed record DecisionHandedOn(ProposalId ProposalId, CircleId? From, CircleId? To, string Reason) : IProposalEvent;

/// <summary>It is said which decisions this one supersedes once it is carried, in the place of those named before. Stands from when voting opens.</summary>
public sealed record SupersededNamed(ProposalId ProposalId, ImmutableArray<ProposalId> Superseded) : IProposalEvent;

/// <summary>Notice is given of a vote on one revision. It takes the place of an earlier notice, and binds the vote to what it says.</summary>
/// <param name="RuleVersion">Which version of the rule the terms are.</param>
/// <param name="Confirming">When the confirming vote is to be held, or null.</param>
/// <param name="ClearDays">How many clear days there are between the day of the notice and the day voting opens.</param>
/// <param name="Text">What was told with it, or null.</param>
/// <param name="OpensByItself">Whether voting opens by itself at the time stated, and not by a facilitator's hand.</param>
public sealed record NoticeGiven(
    ProposalId ProposalId, int Revision, RuleId RuleId, int RuleVersion, DecisionRule Terms, StatedVote Vote, StatedVote? Confirming,
    int ClearDays, string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool OpensByItself = false)
    : IProposalEvent;

/// <summary>The notice that was given last is taken back: the vote that it stated is not held by it.</summary>
public sealed record NoticeWithdrawn(ProposalId ProposalId, string? Reason) : IProposalEvent;

/// <summary>A member consents to the notice that stands, though it is shorter than the rule asks for.</summary>
public sealed record ShortNoticeConsented(ProposalId ProposalId, MemberId MemberId) : IProposalEvent;

/// <summary>A round of voting opens on one revision, under the terms that stand here for good.</summary>
/// <param name="Round">1 for the proposal's first round.</param>
/// <param name="ClosesAt">Voting is open up to and including this instant.</param>
/// <param name="RuleVersion">Which version of the rule the terms are.</param>
/// <param name="Confirms">The round of this proposal that carried, and that this one must confirm; null for any other round.</param>
/// <param name="Confirmation">When the vote may be held that must confirm this one, or null where its rule asks for none.</param>
/// <param name="Held">The meeting that it opens at, or null.</param>
public sealed record VotingOpened(
    ProposalId ProposalId,
    RoundId RoundId,
    int Round,
    int Revision,
    RuleId RuleId,
    int RuleVersion,
    DecisionRule Terms,
    ElectoralRoll Roll,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant ClosesAt,
    RoundId? Confirms = null,
    ConfirmationPlan? Confirmation = null,
    HeldVote? Held = null)
    : IProposalEvent;

/// <summary>The end of voting moves to a later instant.</summary>
public sealed record VotingExtended(
    ProposalId ProposalId,
    RoundId RoundId,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant ClosesAt,
    string? Reason)
    : IProposalEvent;

/// <summary>Voting ends before its time, as the rule allows.</summary>
public sealed record VotingClosedEarly(ProposalId ProposalId, RoundId RoundId, string? Reason) : IProposalEvent;

/// <summary>Voting goes on beyond its end, because too few had taken part by then: its rule says so, and no person decides it.</summary>
/// <param name="ClosesAt">The latest end. It ends as soon as the quorum is reached.</param>
/// <param name="Returned">How many ballots there were.</param>
/// <param name="CountedTo">How many events the community's log had when they were counted. No vote of the round stands between.</param>
public sealed record VotingProlonged(
    ProposalId ProposalId,
    RoundId RoundId,
    [property: JsonConverter(typeof(InstantJsonConverter))] Instant ClosesAt,
    long Returned,
    long CountedTo)
    : IProposalEvent;

/// <summary>Voting ends by its rule, of which no person decides.</summary>
/// <param name="Because">What the rule ends it for.</param>
/// <param name="CountedTo">How many events the community's log had when the ballots were counted. No vote of the round stands between.</param>
public sealed record VotingEnded(ProposalId ProposalId, RoundId RoundId, EndReason Because, long CountedTo) : IProposalEvent;

/// <summary>The proposal is withdrawn. An open round ends without a result; its ballots stay as history.</summary>
public sealed record ProposalWithdrawn(ProposalId ProposalId, string? Reason) : IProposalEvent;

/// <summary>The result of a round, declared once, with its full working.</summary>
/// <param name="CountedTo">How many events the community's log had when the ballots were counted.</param>
/// <param name="Ways">How many of the ballots came by which way, hands under 'room'; null where it was not told.</param>
public sealed record ResultDeclared(
    ProposalId ProposalId, RoundId RoundId, Tally Tally, long CountedTo, ImmutableArray<WayCount>? Ways = null) : IProposalEvent;

/// <summary>An amendment is put to the vote: as a proposal of its own, whose result carries it or loses it.</summary>
/// <param name="Question">The proposal that asks whether it shall be made.</param>
public sealed record AmendmentPut(ProposalId ProposalId, AmendmentId AmendmentId, ProposalId Question) : IProposalEvent;

/// <summary>The vote carried an amendment. The revision that it makes follows; of an amendment of an amendment, that one's wording.</summary>
/// <param name="RoundId">The round that decided it.</param>
public sealed record AmendmentCarried(ProposalId ProposalId, AmendmentId AmendmentId, RoundId RoundId) : IProposalEvent;

/// <summary>The vote did not carry an amendment: the text stands.</summary>
/// <param name="RoundId">The round that decided it.</param>
public sealed record AmendmentLost(ProposalId ProposalId, AmendmentId AmendmentId, RoundId RoundId) : IProposalEvent;

/// <summary>The order in which amendments are put is set, in the place of the one before.</summary>
/// <param name="Order">Those not listed come after these, as received.</param>
public sealed record AmendmentsOrdered(ProposalId ProposalId, ImmutableArray<AmendmentId> Order) : IProposalEvent;

/// <summary>
/// A carried amendment ends a round without a result, for its text is no longer the proposal's; or what is done about an objection ends
/// a pass of a consent round. Its ballots stay as history.
/// </summary>
/// <param name="AmendmentId">The amendment, or null where it is a pass of a consent round.</param>
public sealed record RoundSuperseded(
    ProposalId ProposalId, RoundId RoundId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AmendmentId? AmendmentId = null) : IProposalEvent;

/// <summary>Agreement is sought by consent or consensus, in a consent round under terms that stand here for good.</summary>
/// <param name="RuleVersion">Which version of the rule the terms are.</param>
/// <param name="Roll">Who takes part, in every pass.</param>
public sealed record AgreementSought(ProposalId ProposalId, RuleId RuleId, int RuleVersion, DecisionRule Terms, ElectoralRoll Roll) : IProposalEvent;

/// <summary>What the decision means in practice, stated after the result. The last statement stands.</summary>
public sealed record OutcomeStated(ProposalId ProposalId, RoundId RoundId, string Statement) : IProposalEvent;

/// <summary>Something that was said wrongly of a decision is put right. Nothing of the result changes.</summary>
/// <param name="Text">What is right.</param>
/// <param name="Reason">Why it had to be said.</param>
public sealed record DecisionCorrected(ProposalId ProposalId, RoundId RoundId, string Text, string Reason) : IProposalEvent;

/// <summary>The stored ballots of a declared round were counted again by the rule that it was opened under.</summary>
/// <param name="CountedTo">How many events the community's log had when they were counted.</param>
/// <param name="Agrees">Whether they came to the very tally that was declared.</param>
/// <param name="Tally">What they came to; null where they could not be counted.</param>
public sealed record RecountMade(ProposalId ProposalId, RoundId RoundId, long CountedTo, bool Agrees, Tally? Tally) : IProposalEvent;
