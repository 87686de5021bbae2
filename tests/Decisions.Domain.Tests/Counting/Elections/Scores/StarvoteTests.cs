using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Elections.Scores;

/// <summary>Transcripts of the tabulator starvote, step by step up to the first tie that it draws for at random.</summary>
public sealed class StarvoteTests
{
    private const string Group = "star-score";

    private static readonly string Folder = Path.Combine(VoteData.Root, Group, "synthetic");

    /// <summary>
    /// Files that cases name and that are not among the data, made again from the numbers in the transcripts.
    /// </summary>
    private static readonly Dictionary<string, string> Missing = new()
    {
        ["test_election_all_threes_bloc_star.starvote"] = "[options]\nseats = 2\n[ballots]\n5 ballots:\nAmy = 3\nBrian = 3\nChuck = 3\n",
        ["test_election_unbreakable_three_way_tie_for_second_in_score_round.starvote"] =
            "[options]\ntiebreaker = [\nDarcy\nChuck\nBrian\nAmy\n]\n[ballots]\nAmy=1\nBrian=3\nChuck=5\nDarcy=5\n\nAmy=3\nBrian=5\nChuck=1\nDarcy=5\n\nAmy=5\nBrian=1\nChuck=3\nDarcy=5\n",
    };

    /// <summary>
    /// Transcripts without steps. Two have more seats than candidates, or as many: starvote stops or chooses all at once,
    /// while here all are chosen in order and seats left over stay empty. Two show how it prints.
    /// </summary>
    private static readonly string[] WithoutSteps =
    [
        "test_election_too_many_candidates_allocated", "test_election_too_many_candidates_rrv", "test_election_only_two_candidates_allocated",
        "test_election_only_two_candidates_rrv", "test_election_no_output", "test_election_use_only_heading_tiebreaker",
    ];

    public static TheoryData<string> Cases => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.starvote").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)]
        : [Group];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_step_is_as_in_the_transcript(string name)
    {
        VoteData.SkipUnlessPresent(Group);
        var transcript = StarvoteTranscript.Read(Path.Combine(Folder, name + ".txt"));
        var (rule, record) = Count(name, transcript);
        var ofTheRule = transcript.Steps.Where(step => IsRound(step.Name) && step.Numbers.Count > 0).ToList();
        var compared = Math.Min(ofTheRule.Count, record.Ties.FirstOrDefault(tie => tie.By == "lot")?.Round ?? ofTheRule.Count);
        (compared > 0).ShouldBe(!WithoutSteps.Contains(name));
        record.Rounds.Length.ShouldBeGreaterThanOrEqualTo(compared);
        for (var i = 0; i < compared; i++)
            Show(Votes(record.Rounds[i], ofTheRule[i].Numbers)).ShouldBe(Show(ofTheRule[i].Numbers), $"step {i + 1}");

        if (rule == "allocated-score")
            Allocated(record).Take(transcript.Allocated.Count).ShouldBe(transcript.Allocated);
        if (transcript.Tied.Count > 0)
        {
            record.Ties.ShouldContain(tie => tie.By == "lot" &&
                tie.Among.Order(StringComparer.Ordinal).SequenceEqual(transcript.Tied.Order(StringComparer.Ordinal)));
        }
        else if (record.Ties.All(tie => tie.By != "lot"))
        {
            record.Winners.Order(StringComparer.Ordinal).ShouldBe(Winners(name, transcript, record).Order(StringComparer.Ordinal));
            if (transcript.Elected.Count == record.Winners.Length)
                record.Winners.ShouldBe(transcript.Elected);
        }
    }

    private static (string Rule, CountRecord Record) Count(string name, StarvoteTranscript transcript)
    {
        var file = Path.Combine(Folder, name + ".starvote");
        var method = File.ReadLines(file).Select(line => line.Trim()).First(line => line.StartsWith("method", StringComparison.Ordinal)).Split('=')[1].Trim();
        var rule = method switch { "bloc" => "bloc-star", "allocated" => "allocated-score", var same => same };
        var read = Read(file, name);
        var settings = read.Settings!.Where(setting => CountingRules.Find(rule)!.Settings.Any(each => each.Name == setting.Key)).ToDictionary();
        if (transcript.Order.Count > 0)
            settings["ties"] = "order";
        var election = InOrder(read.Election, transcript.Order) with { Seats = transcript.Seats };
        return (rule, election.By(rule, string.Join(' ', settings.Select(each => $"{each.Key}={each.Value}"))));
    }

    private static ElectionFile Read(string file, string name)
    {
        if (name == "starvote_ballots_libertarian_party_2020_presidential_nomination_may_allocated")
        {
            var poll = Counted.Read(Path.Combine(Folder, "..", "real_polls", "libertarian_party_2020_presidential_nomination_may.csv"),
                ReadingOptions.Default with { Ballots = BallotForm.Scored });
            return poll with { Settings = ImmutableSortedDictionary<string, string>.Empty.Add("highest", "5").Add("quota-of", "ballots") };
        }

        return Counted.Read(file, ReadingOptions.Default with
        {
            Beside = beside => Missing.TryGetValue(beside, out var text) ? new StringReader(text) : File.OpenText(Path.Combine(Folder, beside)),
        });
    }

    /// <summary>The same with candidates in the order in which starvote prefers them in a tie.</summary>
    private static Election InOrder(Election election, List<string> order)
    {
        if (order.Count == 0)
            return election;
        var profile = (ScoreProfile)election.Ballots;
        var moved = new ScoreProfile.Builder(profile.Candidates, profile.Highest);
        for (var i = 0; i < profile.Distinct; i++)
        {
            var scores = profile.Scores(i).ToArray();
            moved.Add([.. profile.Named(i).ToArray().Select((one, at) => (order.IndexOf(election.Candidates[one].Name), scores[at]))], profile.Count(i));
        }

        return election with { Candidates = [.. order.Select(each => new Candidate(each))], Ballots = moved.Build() };
    }

    private static bool IsRound(string step) =>
        step is "Scoring Round" or "Automatic Runoff Round" or "Score round" || (step.StartsWith("Round ", StringComparison.Ordinal) && step.Length < 9);

    /// <summary>Of the votes of a round those that the transcript has: it leaves out whom nobody has left points for.</summary>
    private static Dictionary<string, Amount> Votes(CountRound round, Dictionary<string, Amount> expected)
    {
        var votes = round.Votes.ToDictionary();
        if (round.Did == RoundActions.RunOff)
            votes["No Preference"] = round.Exhausted;
        votes.Keys.Except(expected.Keys).ShouldBeEmpty();
        return votes;
    }

    private static IEnumerable<string> Allocated(CountRecord record) => record.Rounds.Where(round => round.Notes is not null).SelectMany(round => round.Notes!["ballots"]
        .Select(each => (Level: Amount.TryParse(each.Key, out var level) ? level : 0, each.Key, Number: each.Value))
        .OrderByDescending(each => each.Level)
        .Select(each =>
        {
            var kept = round.Notes["kept"][each.Key];
            var before = round.Notes["weight"][each.Key] / each.Number;
            return kept.Numerator.IsZero ? $"{each.Number} at {each.Key}" : $"{each.Number} at {each.Key}, {before} to {before * kept}";
        }));

    private static List<string> Winners(string name, StarvoteTranscript transcript, CountRecord record) =>
        transcript.Winners.Count > 0 ? transcript.Winners
        : WithoutSteps.Contains(name) ? [.. record.Candidates]
        : throw new InvalidOperationException("The transcript names no winner.");

    private static IEnumerable<string> Show(IEnumerable<KeyValuePair<string, Amount>> votes) =>
        votes.Select(each => $"{each.Key} {each.Value}").Order(StringComparer.Ordinal);
}
