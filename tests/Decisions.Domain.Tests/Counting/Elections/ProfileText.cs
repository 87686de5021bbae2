using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections;

/// <summary>Elections in few words, and profiles as words again.</summary>
internal static class ProfileText
{
    /// <summary>Ballots as '3: A > B = C', several on lines or between semicolons; candidates in this order.</summary>
    public static Election Election(string candidates, string ballots, int seats = 1)
    {
        string[] names = candidates.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var builder = new RankedProfile.Builder(names.Length);
        foreach (var line in ballots.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(':', StringSplitOptions.TrimEntries);
            builder.Add([.. Ranking(parts[1], names)], long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture));
        }

        return new Election("", [.. names.Select(name => new Candidate(name))], seats, builder.Build());
    }

    /// <summary>'2: A>B=C' for each distinct ranking, in alphabetical order; '1:' for a blank ballot.</summary>
    public static IReadOnlyList<string> Show(this Election election)
    {
        var profile = (RankedProfile)election.Ballots;
        return [.. Show(profile, election.Candidates).Order(StringComparer.Ordinal)];
    }

    /// <summary>'2: A=5 B=0' for each distinct ballot of scores, in alphabetical order; '1:' for a blank ballot.</summary>
    public static IReadOnlyList<string> ShowScores(this Election election)
    {
        var profile = (ScoreProfile)election.Ballots;
        var ballots = Enumerable.Range(0, profile.Distinct).Select(i =>
        {
            var scores = profile.Scores(i).ToArray();
            return $"{profile.Count(i)}: {string.Join(' ', profile.Named(i).ToArray().Select((one, at) => $"{election.Candidates[one].Name}={scores[at]}"))}";
        });
        return [.. ballots.Concat(profile.Blank > 0 ? [$"{profile.Blank}:"] : []).Order(StringComparer.Ordinal)];
    }

    /// <summary>The papers, with '-' for a skipped rank and '?' for an overvote.</summary>
    public static IReadOnlyList<string> ShowPapers(this Election election)
    {
        var profile = (RankedProfile)election.Ballots;
        return [.. Show(profile.Papers ?? profile, election.Candidates).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Show(RankedProfile profile, ImmutableArray<Candidate> candidates)
    {
        for (var i = 0; i < profile.Distinct; i++)
        {
            var text = "";
            foreach (var item in profile.Ranking(i))
            {
                var name = item switch
                {
                    PaperMarks.Skipped => "-",
                    PaperMarks.Overvoted => "?",
                    < 0 => candidates[~item].Name,
                    _ => candidates[item].Name,
                };
                text += (text == "" ? "" : item < 0 ? "=" : ">") + name;
            }

            yield return $"{profile.Count(i)}: {text}";
        }

        if (profile.Blank > 0)
            yield return $"{profile.Blank}:";
    }

    private static IEnumerable<int> Ranking(string text, string[] names) =>
        text.Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(place =>
            place.Split('=', StringSplitOptions.TrimEntries).Select((name, i) =>
                Array.IndexOf(names, name) is >= 0 and var at ? (i == 0 ? at : ~at) : throw new ArgumentException(name)));
}
