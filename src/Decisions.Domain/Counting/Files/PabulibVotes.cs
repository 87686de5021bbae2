using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>What a vote in a .pb file says of the projects that it names.</summary>
internal enum PabulibVoteType
{
    /// <summary>It approves of them.</summary>
    Approval,

    /// <summary>They are in its order of preference.</summary>
    Ordinal,

    /// <summary>A column 'points' gives each of them a number.</summary>
    Points,
}

/// <summary>
/// The section VOTES of a .pb file. A ranking is read as such for a rule that counts rankings; for others a ranking of k
/// projects gives the first of them k points, the next k-1 and the last 1 (Borda's points among those it ranks).
/// </summary>
/// <param name="unnamed">The points of a project that a vote does not name.</param>
internal sealed class PabulibVotes(ImmutableArray<Candidate> projects, PabulibVoteType type, long unnamed, BallotForm form)
{
    private readonly Dictionary<string, int> known =
        projects.Index().ToDictionary(each => each.Item.Name, each => each.Index, StringComparer.Ordinal);

    private readonly RankedProfile.Builder? ranks =
        type == PabulibVoteType.Ordinal && form == BallotForm.Ranked ? new(projects.Length) : null;

    private readonly ScoreProfile.Builder scores = new(projects.Length, type == PabulibVoteType.Approval ? 1 : long.MaxValue);
    private readonly int[] lastNamed = new int[projects.Length];

    /// <summary>To the end of the file.</summary>
    public BallotProfile Read(PabulibLines lines)
    {
        var header = PabulibProjects.Header(lines, "VOTES");
        PabulibProjects.Column(lines, header, "voter_id");
        var vote = PabulibProjects.Column(lines, header, "vote");
        var points = type == PabulibVoteType.Points ? PabulibProjects.Column(lines, header, "points") : -1;
        var plain = new PabulibPlainRows(projects, vote, points, Put, (number, count) => AddTo(number, count));
        var ballot = new List<(int Project, long Points)>();
        for (var number = 1; ; number++)
        {
            plain.Take(lines);
            if (!lines.Next())
                break;
            if (lines.Section() is { } section)
                throw lines.Wrong($"After VOTES there is nothing more, but here is {section}.");
            Name(lines, lines.Cell(vote), ballot, number);
            if (points >= 0)
                Give(lines, lines.Cell(points), ballot);
            Put(ballot);
        }

        plain.Settle();
        return ranks is null ? scores.Build() : ranks.Build();
    }

    internal static bool TryPoints(ReadOnlySpan<char> written, out long points)
    {
        var number = written.Trim();
        if (number.IndexOf('.') is >= 0 and var point && number[(point + 1)..].TrimEnd('0').IsEmpty)
            number = number[..point];
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out points);
    }

    private void Name(PabulibLines lines, ReadOnlySpan<char> vote, List<(int Project, long Points)> ballot, int number)
    {
        ballot.Clear();
        var ids = known.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in vote.Split(','))
        {
            var id = vote[range].Trim();
            if (id.IsEmpty)
                continue;
            if (!ids.TryGetValue(id, out var project))
                throw lines.Wrong($"There is no project '{id}'.");

            // To approve twice of the same says no more than once; twice ranked or given points contradicts itself.
            if (lastNamed[project] != number)
                ballot.Add((project, 1));
            else if (type != PabulibVoteType.Approval)
                throw lines.Wrong($"The vote names project '{id}' twice.");
            lastNamed[project] = number;
        }
    }

    private void Give(PabulibLines lines, ReadOnlySpan<char> points, List<(int Project, long Points)> ballot)
    {
        var at = 0;
        foreach (var range in points.Split(','))
        {
            var number = points[range].Trim();
            if (number.IsEmpty)
                continue;
            if (!TryPoints(number, out var given))
                throw lines.Wrong($"Points are a whole number from 0, not '{number}'.");
            if (at == ballot.Count)
                throw lines.Wrong($"The vote gives points to more than the {ballot.Count} projects that it names.");
            ballot[at] = (ballot[at].Project, given);
            at++;
        }

        if (at < ballot.Count)
            throw lines.Wrong($"The vote names {ballot.Count} projects, but gives points to {at}.");
    }

    /// <summary>Takes a ballot of whom a vote names, in its order, with the points that it gives.</summary>
    /// <returns>The number under which more that say the same can be added.</returns>
    private int Put(List<(int Project, long Points)> ballot)
    {
        if (ranks is not null)
            return ranks.AddNow([.. ballot.Select(each => each.Project)], 1);
        if (type == PabulibVoteType.Ordinal)
        {
            for (var i = 0; i < ballot.Count; i++)
                ballot[i] = (ballot[i].Project, ballot.Count - i);
        }

        if (type == PabulibVoteType.Points && unnamed > 0)
        {
            var named = ballot.Select(each => each.Project).ToHashSet();
            ballot.AddRange(Enumerable.Range(0, projects.Length).Where(project => !named.Contains(project)).Select(project => (project, unnamed)));
        }

        return scores.AddNow(CollectionsMarshal.AsSpan(ballot), 1);
    }

    private int AddTo(int number, long count) => ranks?.AddTo(number, count) ?? scores.AddTo(number, count);
}
