using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Counting.Elections.Stv;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Rules;

public sealed record SettingIsNotReadable(string Line) : Rejection(
    RejectionKind.Invalid, "setting-is-not-readable", $"“{Line}” is no setting. Write one on each line, such as “ties=order”.");

public sealed record CountingRuleIsNotUsed() : Rejection(
    RejectionKind.Invalid, "counting-rule-is-not-used",
    "You have filled in how options are counted, and chosen another way to vote. Choose the third way, or leave that part as it was.");

public sealed record HighestIsNotUsed(string Rule) : Rejection(
    RejectionKind.Invalid, "highest-is-not-used",
    $"“{Rule}” has no highest score. To bound how many options may be marked, write “maximum=3” under Other settings.");

/// <summary>The counting rule of an election as its form holds it.</summary>
/// <param name="Highest">What a ballot may give at most, for rules that have such a setting: a score, or dots in all; empty for the usual.</param>
/// <param name="Settings">Other settings, one on each line.</param>
public sealed record CountingForm(string Rule, string Seats, string Highest, string Settings)
{
    /// <summary>Settings for what a ballot may give at most, with what they are where nobody says and the rule needs one.</summary>
    private static readonly ImmutableDictionary<string, string> Most = ImmutableDictionary<string, string>.Empty.Add("highest", "5").Add("dots", "10").Add("credits", "100");

    public static CountingForm Empty { get; } = new("approval", "1", "", "");

    /// <summary>Seats that are guarded, one class on each line: 'workers 1'.</summary>
    public string Guarded { get; init; } = "";

    /// <summary>What is set otherwise than usual is shown.</summary>
    public static CountingForm Of(ElectionMethod? method)
    {
        if (method is null)
            return Empty;
        var own = method.Counting.Settings.Where(setting => method.Settings.TryGetValue(setting.Name, out var value) && value != setting.Default).ToList();
        return new CountingForm(
            method.Rule, method.Seats.ToString(CultureInfo.InvariantCulture), MostSetting(method.Rule) is { } most ? method.Settings.GetValueOrDefault(most, "") : "",
            string.Join('\n', own.Where(setting => !Most.ContainsKey(setting.Name)).Select(setting => $"{setting.Name}={method.Settings[setting.Name]}")))
        {
            Guarded = ClassLines.Write(method.Guards.Select(guard => (guard.Class, guard.AtLeast.ToString(CultureInfo.InvariantCulture)))),
        };
    }

    public static CountingForm Read(IFormCollection form) => new(
        form["counting"].ToString(), form["seats"].ToString(), form["highest"].ToString().Trim(), form["settings"].ToString())
    {
        Guarded = form["guarded"].ToString().Trim(),
    };

    public (ElectionMethod? Method, Rejection? Rejection) ToMethod()
    {
        var (seats, badSeats) = Typed.Number("How many are chosen", Seats);
        if (badSeats is not null)
            return (null, badSeats);
        var settings = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in Settings.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.IndexOf('=') is not (> 0 and var at))
                return (null, new SettingIsNotReadable(line));
            settings[line[..at].Trim()] = line[(at + 1)..].Trim();
        }

        if (MostSetting(Rule) is null && Highest.Length > 0)
            return (null, new HighestIsNotUsed(ElectionMethod.Rules.FirstOrDefault(rule => rule.Name == Rule)?.Title ?? Rule));
        if (MostSetting(Rule) is { } most)
            settings[most] = Highest.Length > 0 ? Highest : settings.GetValueOrDefault(most, Most[most]);
        // The best of all committees may be too many to look through; then a vote would stay without a result.
        if (Rule == "pav")
            settings.TryAdd("variant", "sequential");
        var (guarded, badGuards) = ClassLines.Numbers("Seats kept for a class", Guarded);
        return badGuards is not null
            ? (null, badGuards)
            : (new ElectionMethod(Rule, seats ?? 1, settings.ToImmutable(), guarded.IsEmpty ? null : [.. guarded.Select(each => new GuardedSeats(each.Class, each.Number))]), null);
    }

    private static string? MostSetting(string name) =>
        ElectionMethod.Rules.FirstOrDefault(rule => rule.Name == name)?.Settings.FirstOrDefault(setting => Most.ContainsKey(setting.Name))?.Name;
}
