using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Stv;

namespace Decisions.Server.CommandLine;

/// <summary>What is said of those who stand, besides the file: who withdrew, who is of which class, and whose seats are kept.</summary>
internal sealed class StandingChoices
{
    private readonly Option<string[]> withdrawn = new("--withdrawn") { Description = "Somebody who withdrew, to be passed over; may be given several times.", HelpName = "NAME" };

    private readonly Option<string?> none = new("--none-of-the-above") { Description = "The candidate that stands for choosing nobody: a place that it wins stays empty.", HelpName = "NAME" };

    private readonly Option<string[]> classes = new("--candidate-class") { Description = "The class of a candidate, for guarded seats; may be given several times.", HelpName = "NAME=CLASS" };

    private readonly Option<string[]> guarded = new("--guard") { Description = "Seats that a class has at least, under a rule of STV; may be given several times.", HelpName = "CLASS=NUMBER" };

    private readonly Option<string[]> sitting = new("--sitting") { Description = "A member who keeps a seat where a vacancy is filled by countback, under a rule of STV; may be given several times.", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { withdrawn, none, classes, guarded, sitting })
            command.Add(option);
    }

    public Election Apply(ParseResult parsed, Election election)
    {
        var of = Pairs(parsed.GetValue(classes), "--candidate-class");
        string[] gone = parsed.GetValue(withdrawn) ?? [];
        string[] nobody = parsed.GetValue(none) is { } name ? [name] : [];
        foreach (var named in gone.Concat(nobody).Concat(of.Keys))
        {
            if (election.Candidates.All(each => each.Name != named))
                throw new CannotCountException($"There is no candidate '{named}'.");
        }

        return election with
        {
            Candidates =
            [
                .. election.Candidates.Select(each => each with
                {
                    IsWithdrawn = each.IsWithdrawn || gone.Contains(each.Name),
                    IsNoneOfTheAbove = nobody.Contains(each.Name),
                    Class = of.GetValueOrDefault(each.Name, each.Class!),
                }),
            ],
        };
    }

    /// <summary>What binds a count by STV besides the ballots, or null.</summary>
    public StvTerms? Terms(ParseResult parsed, Election election)
    {
        var guards = Pairs(parsed.GetValue(guarded), "--guard");
        if (guards.Keys.FirstOrDefault(name => election.Standing.All(each => election.Candidates[each].Class != name)) is { } nobody)
            throw new CannotCountException($"--guard keeps a seat for {nobody}, and nobody of that class stands. Say who is with --candidate-class NAME={nobody}.");
        string[] keep = parsed.GetValue(sitting) ?? [];
        return guards.Count == 0 && keep.Length == 0 ? null : new StvTerms(
            [.. guards.Select(each => new GuardedSeats(each.Key, Seats(each.Value)))], [.. keep]);
    }

    private static int Seats(string number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) && seats > 0
        ? seats
        : throw new CannotCountException($"--guard says how many seats at least, from 1, not '{number}'.");

    private static Dictionary<string, string> Pairs(string[]? given, string option)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in given ?? [])
        {
            if (one.LastIndexOf('=') is not (> 0 and var at))
                throw new CannotCountException($"{option} is written NAME=VALUE, not '{one}'.");
            if (!pairs.TryAdd(one[..at].Trim(), one[(at + 1)..].Trim()))
                throw new CannotCountException($"{option} is given twice for {one[..at].Trim()}.");
        }

        return pairs;
    }
}
