using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Budgets;
using Decisions.Domain.Counting.Elections.Committees;
using Decisions.Domain.Counting.Files;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions count</c>: counts a file of ballots by a rule. It needs no database and keeps nothing.</summary>
internal static class CountCommand
{
    /// <summary>The file or what was asked of it is not sound.</summary>
    private const int NotSound = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The ballots." };
        var rule = new Option<string>("--rule") { Description = "The rule to count by; one of those listed below.", Required = true, HelpName = "NAME" };
        rule.CompletionSources.Add([.. CountingRules.All.Select(each => each.Name)]);
        var seats = new Option<int?>("--seats") { Description = "How many are to be chosen; by default as the file says, else 1." };
        var settings = new Option<string[]>("--option") { Description = "An option of the rule; may be given several times.", HelpName = "key=value" };
        var seed = new Option<string>("--seed") { Description = "What lots are drawn from; publish it before the ballots are opened.", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "Print the whole record as JSON." };
        var svg = new Option<FileInfo?>("--svg") { Description = "Draw the last round as a bar chart to this file.", HelpName = "OUT" };
        var (reading, standing, voters) = (new ReadingChoices(), new StandingChoices(), new VoterChoices());
        var command = new Command("count", "Count a file of ballots by a rule, and say how it came out. Needs no server and keeps nothing.")
        {
            file, rule, seats, settings, seed, json, svg, new HelpOption { Action = new CountHelp() },
        };
        standing.AddTo(command);
        voters.AddTo(command);
        reading.AddTo(command);
        command.SetAction(parsed =>
        {
            try
            {
                var chosen = CountingRules.Find(parsed.GetRequiredValue(rule)) ?? throw new CannotCountException(
                    $"There is no rule '{parsed.GetValue(rule)}'.{Like(parsed.GetValue(rule)!)} There are {string.Join(", ", CountingRules.All.Select(each => each.Name))}.");
                var asked = Asked(parsed.GetValue(settings) ?? []);
                var read = reading.Read(parsed, parsed.GetRequiredValue(file), chosen, voters.Told(parsed, chosen, asked));
                chosen = ForCommittee(chosen, read.Election, asked);
                TellWhatTheFileSays(chosen, asked, read);
                if (chosen.Ballots == BallotForm.Answered && parsed.GetValue(seats) is not null)
                    throw new CannotCountException($"{chosen.Name} fills no seats. Leave --seats out.");
                var election = standing.Apply(parsed, parsed.GetValue(seats) is { } given ? read.Election with { Seats = Seats(given) } : read.Election);
                var record = ElectionCount.Of(
                    chosen, election, ChosenSettings.Of(chosen, asked), Encoding.UTF8.GetBytes(parsed.GetValue(seed)!), standing.Terms(parsed, election));
                Console.Out.Write(parsed.GetValue(json) ? JsonSerializer.Serialize(record, Json) + "\n" : Text(chosen, record) + TieOrder(read));
                if (parsed.GetValue(svg) is { } picture)
                    File.WriteAllText(picture.FullName, BarChart.Of(record));
                return 0;
            }
            catch (ElectionFileException fault)
            {
                Console.Error.WriteLine($"decisions: {parsed.GetValue(file)}, line {fault.Line}: {fault.Reason}");
                return NotSound;
            }
            catch (OverflowException)
            {
                Console.Error.WriteLine($"decisions: {parsed.GetValue(file)}: The numbers of votes are larger than can be counted.");
                return NotSound;
            }
            catch (Exception fault) when (fault is CannotCountException or CommandFailedException or IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"decisions: {fault.Message}");
                return fault is CannotCountException ? NotSound : 1;
            }
        });
        return command;
    }

    private static int Seats(int seats) =>
        seats >= 1 ? seats : throw new CannotCountException($"The number of seats must be from 1, not {seats}.");

    private static string Like(string typed) =>
        CountingRules.All.Where(each => each.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)).Select(each => each.Name).ToList() is { Count: > 0 } like
            ? $" Did you mean {string.Join(" or ", like)}?"
            : "";

    private static Dictionary<string, string> Asked(string[] settings)
    {
        var asked = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in settings)
        {
            if (setting.IndexOf('=') is not (> 0 and var at))
                throw new CannotCountException($"An option is written key=value, not '{setting}'.");
            if (!asked.TryAdd(setting[..at], setting[(at + 1)..]))
                throw new CannotCountException($"The option {setting[..at]} is given twice.");
        }

        return asked;
    }

    /// <summary>Equal Shares of seats has completions of its own, which those of a budget do not know.</summary>
    private static CountingRule ForCommittee(CountingRule rule, Election election, Dictionary<string, string> asked) =>
        rule is EqualShares && election.Budget is null && asked.GetValueOrDefault("completion") is "phragmen" or "increment"
            ? CountingRules.All.OfType<CommitteeEqualShares>().Single()
            : rule;

    /// <summary>What the file says of those left out holds where the rule can be told and was not.</summary>
    private static void TellWhatTheFileSays(CountingRule rule, Dictionary<string, string> asked, ElectionFile file)
    {
        var unranked = rule.Settings.FirstOrDefault(each => each.Name == "unranked");
        if (unranked is not null && file.UnrankedIsLast == false)
            asked.TryAdd("unranked", unranked.Values[^1]);
        foreach (var (name, value) in file.Settings ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            if (rule.Settings.Any(each => each.Name == name))
                asked.TryAdd(name, value);
        }
    }

    private static string TieOrder(ElectionFile file) => file.TieOrder.IsEmpty
        ? ""
        : $"The file gives an order for ties ({string.Join(", ", file.TieOrder.Select(at => file.Election.Candidates[at].Name))}); the rule's own settings hold, and not that order.\n";

    private static string Text(CountingRule rule, CountRecord record)
    {
        var text = new StringBuilder();
        if (record.Title.Length > 0)
            text.Append(record.Title).Append('\n');
        text.Append($"Rule: {record.Rule}");
        foreach (var (name, value) in record.Settings.Where(each => each.Value.Length > 0))
            text.Append($", {name}={value}");
        text.Append("\n\n");
        if (rule.Answers.IsEmpty)
            text.Append($"On the ballot: {string.Join(", ", record.Candidates)}.\n");
        foreach (var sentence in ElectionCount.InWords(rule, record))
            text.Append(sentence).Append('\n');
        if (record.LotSeed is { } seed)
            text.Append(seed.Length == 0 ? "A lot was drawn, from an empty seed; --seed gives another.\n" : $"A lot was drawn, from the seed {seed} (hexadecimal).\n");
        return text.ToString();
    }
}
