using System.Collections.Immutable;
using System.Text;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Redactions;

public sealed class RedactPayloadTests
{
    private static readonly BallotCast WithReason = new(First, Oven, Ada, 1, No, "Ben of 12 Mill Lane owes me for the last one. Ben!", Channel.Web);

    [Fact]
    public void Words_are_taken_out_and_all_else_stays()
    {
        var remaining = Remaining(WithReason, "Ben of 12 Mill Lane", "Ben");
        remaining.ShouldBe(WithReason with { Reason = "[removed] owes me for the last one. [removed]!" });
    }

    [Fact]
    public void Without_passages_all_words_are_taken_out() =>
        Remaining(Drafted(Ovens)).ShouldBeOfType<ProposalDrafted>().Text.ShouldBe("[removed]");

    [Fact]
    public void What_was_chosen_and_counted_is_no_word()
    {
        foreach (var (file, example) in EventExamples.ByFile)
        {
            if (EventWords.Replace(example, _ => EventWords.Removed) is not { } without)
                continue;
            without.GetType().ShouldBe(example.GetType(), file);
            if ((example, without) is (BallotCast before, BallotCast after))
                after.ShouldBe(before with { Reason = after.Reason });
            if ((example, without) is (BallotChanged earlier, BallotChanged later))
                later.ShouldBe(earlier with { Reason = later.Reason });
            if ((example, without) is (ProposalDrafted old, ProposalDrafted kept))
                kept.Options.ShouldBe(old.Options);
        }
    }

    /// <summary>Whoever adds an event decides here whether it holds words.</summary>
    [Fact]
    public void It_is_decided_of_every_event_whether_it_holds_words()
    {
        var withWords = EventExamples.ByFile.Values.Where(example => EventWords.Replace(example, words => words) is not null)
            .Select(example => example.GetType().Name).Distinct().Order();
        withWords.ShouldBe(
        [
            "BallotCast", "BallotChanged", "CommunityFounded", "CommunityPurposeRestated", "MemberReinstated", "MemberSuspended",
            "OutcomeStated", "ProposalDrafted", "ProposalRevised", "ProposalWithdrawn", "RuleRetired", "VotingExtended",
        ]);
        // Of these, the examples give no reason.
        EventWords.Of(new VotingClosedEarly(Oven, First, "Done.")).ShouldBe(["Done."]);
        EventWords.Of(new Domain.Members.MemberLeft(Ada, "Moved to 3 Hill Street.")).ShouldBe(["Moved to 3 Hill Street."]);
        var none = EventExamples.ByFile.Values.Select(example => example.GetType().Name).Distinct().Except(withWords).Order();
        none.ShouldBe(
        [
            "BallotWithdrawn", "CommunityRenamed", "CommunityTimeZoneChanged", "CommunityVisibilityChanged", "LogKeyRotated",
            "MemberInvited", "MemberJoined", "MemberLeft", "PayloadRedacted", "PersonErased", "ResultDeclared", "RuleAdopted",
            "RuleAmended", "VotingClosedEarly", "VotingOpened", "WitnessesNamed",
        ]);
    }

    [Fact]
    public void The_same_again_changes_nothing_and_more_can_be_taken_out()
    {
        var once = Command(WithReason, "12 Mill Lane");
        var first = RedactPayload.Decide(Given.Proposal(Drafted()).State, once).Events.ShouldHaveSingleItem().ShouldBeOfType<PayloadRedacted>();
        var now = once with { Event = EventCatalogue.Current.Read("ballot_cast", Encoding.UTF8.GetBytes(first.Remaining)) };
        RedactPayload.Decide(null, now with { Passages = [] }).Events.ShouldHaveSingleItem();
        var bare = now with { Event = WithReason with { Reason = EventWords.Removed }, Passages = [] };
        RedactPayload.Decide(null, bare).Events.ShouldBeEmpty();
        RedactPayload.Decide(null, bare).Rejection.ShouldBeNull();
    }

    [Fact]
    public void While_a_result_is_awaited_nothing_is_taken_out()
    {
        var open = Given.Proposal(Drafted(), Opened()).State;
        RedactPayload.Decide(open, Command(WithReason)).Rejection.ShouldBe(new VotingIsUnderWay(Oven));
        RedactPayload.Decide(Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).State, Command(WithReason)).Events.ShouldHaveSingleItem();
        RedactPayload.Decide(Given.Proposal(Drafted(), Opened(), new ProposalWithdrawn(Oven, null)).State, Command(WithReason)).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_cannot_be_taken_out_is_refused()
    {
        RedactPayload.Decide(null, Command(new BallotWithdrawn(First, Oven, Ada, Channel.Web))).Rejection.ShouldBe(new EventHasNoWords("ballot_withdrawn"));
        RedactPayload.Decide(null, Command(WithReason with { Reason = null })).Rejection.ShouldBe(new EventHasNoWords("ballot_cast"));
        RedactPayload.Decide(null, Command(WithReason, "14 Mill Lane")).Rejection.ShouldBe(new PassageIsNotThere("14 Mill Lane"));
        RedactPayload.Decide(null, Command(WithReason) with { Reason = " " }).Rejection.ShouldBe(new TextIsMissing("reason"));
        RedactPayload.Decide(null, Command(WithReason, "12 Mill Lane") with { Reason = "It named 12 mill lane." }).Rejection.ShouldBe(new ReasonRepeatsWords());
        RedactPayload.Decide(null, Command(WithReason, "")).Rejection.ShouldBe(new PassageIsNotThere(""));
    }

    private static IDomainEvent Remaining(IDomainEvent @event, params ImmutableArray<string> passages)
    {
        var redacted = RedactPayload.Decide(null, Command(@event, passages)).Events.ShouldHaveSingleItem().ShouldBeOfType<PayloadRedacted>();
        return EventCatalogue.Current.Read(redacted.Type, Encoding.UTF8.GetBytes(redacted.Remaining));
    }

    private static RedactPayload Command(IDomainEvent @event, params ImmutableArray<string> passages) =>
        new(12, "stream/x", 1, @event, passages, "It names a neighbour.");
}
