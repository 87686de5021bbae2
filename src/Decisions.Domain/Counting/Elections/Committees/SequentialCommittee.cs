using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Scores;

namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>Fills a committee one by one, and finds every committee that the same steps could come to in ties.</summary>
internal sealed class SequentialCommittee(ApprovalSets sets, ICommitteeSteps steps, Election election)
{
    /// <summary>More ways than this are not followed, nor so many that their ballots are more than the other.</summary>
    private const int MostStates = 4_000, MostBallots = 20_000_000;

    /// <summary>Chooses, ties by the tie rule, and says each round.</summary>
    /// <param name="notesTies">Whether the ties are to stand in the record: not those of a trial.</param>
    public (List<int> Winners, List<CountRound> Rounds) Fill(TieRule ties, bool notesTies = true)
    {
        var rounds = new List<CountRound>();
        var state = steps.Start();
        while (state.Chosen.Length < election.Seats)
        {
            var choice = steps.Look(state);
            if (choice.Best.Count == 0)
                break;
            var chosen = choice.Best.Count == 1 ? choice.Best[0] : ties.Favours(choice.Best);
            if (choice.Best.Count > 1 && notesTies)
                ties.Note(rounds.Count + 1, "seat", choice.Best, ties.By, [chosen]);
            state = steps.Choose(choice, chosen);
            rounds.Add(ScoredRecord.Round(election, rounds.Count + 1, choice.State.Phase, choice.Values, [chosen], Held(state)));
        }

        return ([.. state.Chosen], rounds);
    }

    /// <summary>Every committee that some way of settling ties leads to, in the order of the paper; null where there are too many ways.</summary>
    public ImmutableArray<ImmutableArray<string>>? All()
    {
        var states = new HashSet<CommitteeState> { steps.Start() };
        var done = new List<ImmutableArray<int>>();
        while (states.Count > 0)
        {
            var next = new HashSet<CommitteeState>();
            foreach (var state in states)
            {
                var choice = state.Chosen.Length == election.Seats ? null : steps.Look(state);
                if (choice is null || choice.Best.Count == 0)
                    done.Add(state.Chosen);
                else
                    next.UnionWith(choice.Best.Select(one => steps.Choose(choice, one)));
                if (next.Count > MostStates || (next.Count > 1 && (long)next.Count * sets.Distinct > MostBallots))
                    return null;
            }

            states = next;
        }

        return Named(done.Select(each => each.AsEnumerable()), election);
    }

    public static ImmutableArray<ImmutableArray<string>> Named(IEnumerable<IEnumerable<int>> committees, Election election) =>
    [
        .. committees.Select(each => each.Order().ToImmutableArray()).DistinctBy(each => string.Join(' ', each))
            .Order(Comparer<ImmutableArray<int>>.Create((one, other) => one.AsSpan().SequenceCompareTo(other.AsSpan())))
            .Select(each => each.Select(one => election.Candidates[one].Name).ToImmutableArray()),
    ];

    /// <summary>By what ballots have after the round: how many have it.</summary>
    private ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>? Held(CommitteeState state)
    {
        var (amounts, name) = steps.Held(state);
        return ScoredRecord.Notes([(name, state.At.Index().GroupBy(each => each.Item, each => sets.Counts[each.Index])
            .Select(group => KeyValuePair.Create(ScoredBallots.Key(amounts[group.Key]), (Amount)group.Sum())))]);
    }
}
