using System.Collections.Immutable;
using System.Numerics;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>What every form of the single transferable vote says alike: the quota, who is elected, ties, the result.</summary>
internal static class StvInWords
{
    public static string Ballots(CountRecord record)
    {
        var (valid, of) = (record.Ballots.Valid, new List<string>());
        if (record.Ballots.Blank > 0)
            of.Add($"{English.Number(record.Ballots.Blank)} {(record.Ballots.Blank == 1 ? "is" : "are")} blank");
        if (record.Ballots.Spoilt > 0)
            of.Add($"{English.Number(record.Ballots.Spoilt)} {(record.Ballots.Spoilt == 1 ? "is" : "are")} spoilt");
        var others = of.Count == 0 ? "" : $"; {English.List(of)}";
        return $"{English.Ballots(valid)} {(valid == 1 ? "counts" : "count")}{others}. " +
            $"{English.Count(record.Seats, "seat is", "seats are")} to be filled." +
            (record.Withdrawn.IsEmpty ? "" : $" {English.List(record.Withdrawn)} withdrew and {(record.Withdrawn.Length == 1 ? "is" : "are")} passed over.");
    }

    /// <summary>Who has how many votes; those who are out are not named again.</summary>
    public static string Standings(CountRecord record, CountRound round, IReadOnlySet<string> gone) =>
        string.Join(", ", record.Candidates.Where(name => round.Votes.ContainsKey(name) && !gone.Contains(name))
            .Select(name => $"{name} {Number(round.Votes[name])}"));

    /// <summary>Why each was elected at the end of a round, or an empty list.</summary>
    public static IEnumerable<string> Elected(CountRound round)
    {
        var reached = round.Elected.Where(name => round.Votes[name].CompareTo(round.Quota!.Value) >= 0).ToList();
        if (reached.Count > 0)
            yield return $"{English.List(reached)} {(reached.Count == 1 ? "has" : "have")} the quota and {(reached.Count == 1 ? "is" : "are")} elected.";
    }

    /// <summary>Those elected because nobody else was left for the seats.</summary>
    public static string Fill(IReadOnlyList<string> names) => names.Count == 1
        ? $"One seat is left and {names[0]} alone is left for it, and so is elected without the quota."
        : $"{English.Number(names.Count)} seats are left for the {English.Number(names.Count)} who are left, so " +
            $"{English.List(names)} are elected without the quota.";

    public static string Tie(CountRecord record, TieBreak tie)
    {
        var picked = English.List(tie.Picked);
        var then = tie.For switch
        {
            "surplus" => $"{picked}'s is transferred first",
            "seat" => $"{picked} is elected",
            _ => $"{picked} is excluded",
        };
        var tied = $"{English.List(tie.Among)} are tied for {(tie.For switch { "surplus" => "the largest surplus", "seat" => "the last seat", _ => "the fewest votes" })}.";
        return tie.By switch
        {
            TieSettings.Lot => $"{tied} {LooksBack(record)}A lot is drawn from the seed: {then}.",
            TieSettings.Order => $"{tied} {LooksBack(record)}The order of the ballot paper decides: {then}.",
            _ => $"{tied} Their votes after {tie.By.Replace("round", "stage", StringComparison.Ordinal)} decide: {then}.",
        };
    }

    private static string LooksBack(CountRecord record) =>
        record.Settings["ties"] is TieSettings.Backwards or TieSettings.Forwards ? "No stage tells them apart. " : "";

    public static string Result(CountRecord record) => record switch
    {
        { Winners.IsEmpty: true, Ballots.Valid: 0 } => "No ballot ranks any candidate, so nobody is elected.",
        { Winners.IsEmpty: true } => "Nobody is elected.",
        _ => $"Elected, in this order: {English.List(record.Winners)}." + (record.Winners.Length < record.Seats
            ? $" {English.Count(record.Seats - record.Winners.Length, "seat stays", "seats stay")} empty." : ""),
    };

    /// <summary>Where the votes of a transfer went, as a list of ways.</summary>
    public static string Ways(IEnumerable<VoteTransfer> transfers) => English.List(
    [
        .. transfers.GroupBy(each => each.To ?? "").OrderBy(to => to.Key.Length == 0)
            .Select(to => (to.Key, Votes: to.Select(each => each.Votes).Aggregate(Sum)))
            .Select(to => to.Key.Length == 0
                ? $"{Number(to.Votes)} to nobody, on ballots that name no one else who is left"
                : $"{Number(to.Votes)} to {to.Key}"),
    ]);

    /// <summary>With thousands set apart, and no zeros after the last decimal that says something.</summary>
    public static string Number(Amount amount)
    {
        var text = amount.ToString();
        var point = text.IndexOf('.');
        var whole = BigInteger.Parse(point < 0 ? text : text[..point], System.Globalization.CultureInfo.InvariantCulture);
        var decimals = point < 0 ? "" : text[point..].TrimEnd('0').TrimEnd('.');
        return whole.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) + decimals;
    }

    /// <summary>Of two amounts with equally many decimals.</summary>
    public static Amount Sum(Amount one, Amount other) => Amount.Fixed(one.Numerator + other.Numerator, one.Places ?? 0);

    public static Amount Less(Amount one, Amount other) => Amount.Fixed(one.Numerator - other.Numerator, one.Places ?? 0);
}
