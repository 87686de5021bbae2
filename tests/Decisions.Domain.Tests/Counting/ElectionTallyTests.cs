using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Counting;

/// <summary>Options of a proposal counted by a counting rule.</summary>
public sealed class ElectionTallyTests
{
    [Fact]
    public void Several_are_chosen_and_told_in_words()
    {
        var rule = Rule("stv-scottish", 2);
        var tally = (ElectionTally)Count.Of(rule, 20, Ovens, [new(RankedChoice.Of(Gas, Wood), 6), new(RankedChoice.Of(Electric), 3), new(RankedChoice.Of(), 1)], [1]);
        tally.Chosen.ShouldBe([Gas, Electric]);
        (tally.Verdict, tally.Returned, tally.Record.Ballots.Blank).ShouldBe((Verdict.Carried, 10, 1));
        var words = TallyInWords.Of(tally, rule, Ovens);
        words[0].ShouldBe("Of 20 members who may vote, 10 took part.");
        words.ShouldContain(sentence => sentence.Contains("Gas") && sentence.Contains("elected"));
    }

    [Fact]
    public void Too_few_choose_nobody_whatever_the_votes()
    {
        var rule = Rule("schulze", 1) with { Quorum = new Quorum(5, null) };
        var tally = (ElectionTally)Count.Of(rule, 20, Ovens, [new(RankedChoice.Of(Gas), 4)], []);
        (tally.Verdict, tally.Chosen.Length, tally.Record.Winners.Single()).ShouldBe((Verdict.NoQuorum, 0, "Gas"));
    }

    [Fact]
    public void Where_nobody_ranks_anything_nobody_is_chosen()
    {
        var tally = (ElectionTally)Count.Of(Rule("borda", 1), 20, Ovens, [new(RankedChoice.Of(), 4)], []);
        (tally.Verdict, tally.Chosen.Length).ShouldBe((Verdict.Lost, 0));
    }

    [Fact]
    public void A_tally_is_read_as_it_was_written()
    {
        foreach (var rule in ElectionMethod.Rules)
        {
            var isRanked = rule.Ballots == Decisions.Domain.Counting.Elections.BallotForm.Ranked;
            CountedBallots Ballot(long count, params OptionId[] options) => new(isRanked ? RankedChoice.Of(options) : ScoredChoice.Approving(options), count);
            Tally tally = Count.Of(Rule(rule.Name, 1), 20, Ovens, [Ballot(3, Gas, Wood), Ballot(3, Electric, Wood), Ballot(2, Wood), Ballot(1)], [1, 2]);
            tally.Chosen.Length.ShouldBe(1, rule.Name);
            TallyInWords.Of(tally, Rule(rule.Name, 1), Ovens).ShouldAllBe(sentence => sentence.EndsWith('.'), rule.Name);
            var text = JsonSerializer.Serialize(tally, StoredJson.Options);
            JsonSerializer.Serialize(JsonSerializer.Deserialize<Tally>(text, StoredJson.Options), StoredJson.Options).ShouldBe(text, rule.Name);
        }
    }

    [Fact]
    public void A_ballot_of_another_kind_is_a_bug_of_the_caller()
    {
        Should.Throw<ArgumentException>(() => Count.Of(Rule("borda", 1), 20, Ovens, [new(Yes, 1)], []));
        Should.Throw<ArgumentException>(() => Count.Of(Rule("borda", 1), 20, Ovens, [new(RankedChoice.Of(new OptionId(Id(0xFF))), 1)], []));
        Should.Throw<ArgumentException>(() => Count.Of(Rule("borda", 1), 0, Ovens, [new(RankedChoice.Of(Gas), 1)], []));
    }

    private static DecisionRule Rule(string name, int seats) => YesNo with
    {
        Method = new ElectionMethod(name, seats, ImmutableSortedDictionary<string, string>.Empty), Quorum = Quorum.None, TurnoutFloor = null,
    };
}
