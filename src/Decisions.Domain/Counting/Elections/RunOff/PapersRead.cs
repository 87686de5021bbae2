using System.Runtime.InteropServices;

namespace Decisions.Domain.Counting.Elections.RunOff;

/// <summary>
/// Reads papers by the rule's settings, rank by rank, as far as they count: what is left are rankings in which a shared
/// place stands only where it may still come to count for one.
/// </summary>
internal sealed class PapersRead
{
    private readonly long maxRanks;
    private readonly long mostSkipped;
    private readonly string overvotes;
    private readonly bool stopsAtDuplicate;
    private readonly List<int> read = [];
    private readonly HashSet<int> seen = [];

    private PapersRead(ChosenSettings settings)
    {
        maxRanks = settings.Whole(RunOffSettings.MaxRanks) is > 0 and var most ? most : long.MaxValue;
        mostSkipped = settings[RunOffSettings.Skipped] == RunOffSettings.Any ? long.MaxValue : settings.Whole(RunOffSettings.Skipped);
        overvotes = settings[RunOffSettings.Overvotes];
        stopsAtDuplicate = settings[RunOffSettings.Duplicates] == "exhaust";
    }

    /// <summary>The rankings that count; a paper of which nothing counts is blank among them.</summary>
    public static RankedProfile Of(RankedProfile profile, ChosenSettings settings)
    {
        var reading = new PapersRead(settings);
        if (profile.Papers is null && !profile.HasEqualRanks && reading.maxRanks == long.MaxValue)
            return profile;

        var papers = profile.Papers ?? profile;
        var rankings = new RankedProfile.Builder(papers.Candidates);
        rankings.Add([], papers.Blank);
        for (var index = 0; index < papers.Distinct; index++)
        {
            reading.Read(papers.Ranking(index));
            rankings.Add(CollectionsMarshal.AsSpan(reading.read), papers.Count(index));
        }

        return rankings.Build();
    }

    private void Read(ReadOnlySpan<int> paper)
    {
        read.Clear();
        seen.Clear();
        var skipped = 0L;
        var end = 0;
        for (var (first, rank) = (0, 1L); first < paper.Length && rank <= maxRanks; first = end, rank++)
        {
            for (end = first + 1; end < paper.Length && paper[end] < 0;)
                end++;
            if (paper[first] == PaperMarks.Skipped)
            {
                skipped++;
                continue;
            }

            if (skipped > mostSkipped || !Take(paper[first..end]))
                return;
            skipped = 0;
        }
    }

    /// <summary>Takes a rank; false where the ballot stops counting at it.</summary>
    private bool Take(ReadOnlySpan<int> rank)
    {
        if (rank[0] == PaperMarks.Overvoted)
            return overvotes == "skip";
        var at = read.Count;
        foreach (var item in rank)
        {
            var candidate = item < 0 ? ~item : item;
            if (seen.Add(candidate))
                read.Add(read.Count == at ? candidate : ~candidate);
            else if (stopsAtDuplicate)
                return Back(at);
        }

        if (rank.Length == 1 || overvotes == "exhaust-if-several")
            return true;
        Back(at);
        return overvotes == "skip";
    }

    private bool Back(int at)
    {
        read.RemoveRange(at, read.Count - at);
        return false;
    }
}
