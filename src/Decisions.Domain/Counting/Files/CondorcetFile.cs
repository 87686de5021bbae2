using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads the Condorcet Election Format, version 1: parameters '#/Name: value', comments '#', and votes
/// 'tag, tag || A &gt; B = C ^weight * times', where /EMPTY/ is a blank ballot. Tags are passed over. Weights count
/// only where 'Weight Allowed' is true. Where the candidates are not declared they are those whom votes name; where they
/// are, the format has a vote's other names passed over.
/// </summary>
public static class CondorcetFile
{
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    internal static ElectionFile Read(TextLines lines)
    {
        var (head, names, votes) = (new CondorcetHead(), new CondorcetNames(), new PaperPile(0, takesMarks: false));
        var vote = new CondorcetVote(names);
        var hasVotes = false;
        while (lines.Next())
        {
            if (votes.Again(lines.Bytes, out var hash))
                continue;
            var line = lines.Current.Trim();
            if (line.StartsWith("#/"))
                head.Take(line[2..].ToString(), lines.Number, hasVotes);
            else if (CondorcetVote.Said(line) is { IsEmpty: false } said)
            {
                hasVotes = true;
                vote.Read(said, lines.Number);
                votes.Admit(names.All.Count);
                var count = checked(vote.Times * (head.WeightAllowed ? vote.Weight : 1));
                votes.Add(CollectionsMarshal.AsSpan(vote.Ranking), count, lines.Bytes, hash);
            }
        }

        return Build(head, names, votes.BuildMarked());
    }

    /// <summary>The votes by the candidates' places on the paper. Whoever is not among the declared is passed over.</summary>
    private static ElectionFile Build(CondorcetHead head, CondorcetNames names, RankedProfile votes)
    {
        var order = head.Candidates ?? [.. names.All.Order(StringComparer.Ordinal)];
        if (order.IsEmpty)
            throw new ElectionFileException(1, "No candidate is declared, and no vote names one.");
        var positions = order.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        int[] positionOf = [.. names.All.Select(name => positions.GetValueOrDefault(name, -1))];

        var ballots = positionOf.Length == order.Length && !positionOf.Contains(-1)
            ? votes.Renumbered(positionOf)
            : Declared(votes, positionOf, order.Length);
        return new ElectionFile(
            new Election(head.Title, [.. order.Select(name => new Candidate(name))], head.Seats, ballots),
            head.ImplicitRanking);
    }

    /// <summary>The votes without those who are not declared, so that some may come to say the same.</summary>
    private static RankedProfile Declared(RankedProfile votes, int[] positionOf, int candidates)
    {
        var ballots = new RankedProfile.Builder(candidates);
        ballots.Add([], votes.Blank);
        var ranking = new List<int>();
        for (var index = 0; index < votes.Distinct; index++)
        {
            ranking.Clear();
            var shares = false;
            foreach (var item in votes.Ranking(index))
            {
                shares &= item < 0;
                if (positionOf[item < 0 ? ~item : item] is not (>= 0 and var position))
                    continue;
                ranking.Add(shares ? ~position : position);
                shares = true;
            }

            ballots.Add(CollectionsMarshal.AsSpan(ranking), votes.Count(index));
        }

        return ballots.Build();
    }
}
