using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

/// <summary>Small elections in few words.</summary>
internal static class StvSamples
{
    /// <summary>'4 A>B', '2 A=C', '1' (blank), of candidates with these one-word names; '-A' withdrew, 'A:worker' has a class.</summary>
    public static Election Of(int seats, string candidates, params string[] ballots)
    {
        ImmutableArray<Candidate> standing = [.. candidates.Split(' ').Select(Named)];
        var profile = new RankedProfile.Builder(standing.Length);
        foreach (var parts in ballots.Select(ballot => ballot.Split(' ')))
            profile.Add([.. parts.Skip(1).SelectMany(ranking => ranking.Split('>')).SelectMany(Place)], long.Parse(parts[0], CultureInfo.InvariantCulture));
        return new Election("Board", standing, seats, profile.Build());

        IEnumerable<int> Place(string place) => place.Split('=').Select((name, i) =>
            standing.Index().Single(each => each.Item.Name == name).Index is var index && i > 0 ? ~index : index);
    }

    /// <summary>A round as 'A 5, B 3.5; exhausted 1'.</summary>
    public static string Show(this CountRecord record, int round) => Show(record, record.Rounds[round - 1]);

    public static string Show(this CountRecord record, CountRound round) =>
        string.Join(", ", record.Candidates.Where(round.Votes.ContainsKey).Select(name => $"{name} {Short(round.Votes[name])}")) +
        (round.Exhausted.Numerator.IsZero ? "" : $"; exhausted {Short(round.Exhausted)}");

    private static string Short(Amount amount) => amount.ToString().TrimEnd('0').TrimEnd('.');

    private static Candidate Named(string name)
    {
        var parts = name.TrimStart('-').Split(':');
        return new Candidate(parts[0], name.StartsWith('-'), parts.ElementAtOrDefault(1));
    }
}
