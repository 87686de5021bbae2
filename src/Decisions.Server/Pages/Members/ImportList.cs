using System.Collections.Immutable;
using CsvHelper;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Members;

/// <summary>A line that cannot be brought in, and why.</summary>
public sealed record ImportFault(long Line, string Reason);

/// <summary>A list of people as it was typed or uploaded: name and address in a line, as CSV.</summary>
public sealed record ImportList(string Text, ImmutableArray<Person> People, ImmutableArray<ImportFault> Faults)
{
    public static ImportList Empty { get; } = new("", [], []);

    private static readonly CsvReaderOptions Options =
        CsvReaderOptions.Default with { HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true };

    /// <param name="command">What the new people's ids follow from, so that a list sent twice is one list.</param>
    public static ImportList Read(string text, Guid command)
    {
        var people = ImmutableArray.CreateBuilder<Person>();
        var faults = ImmutableArray.CreateBuilder<ImportFault>();
        Dictionary<string, long> addresses = new(StringComparer.OrdinalIgnoreCase);
        if (Unclosed(text) is { } open)
            return new ImportList(text, [], [new ImportFault(open, "A quotation mark is not closed. Put one at the end too, or leave both out.")]);
        using var csv = CsvReader.FromText(text, Options);
        while (csv.Read())
        {
            var record = csv.Current.ToArray();
            if (IsHeading(record) || record.All(string.IsNullOrWhiteSpace))
                continue;
            var email = record.Length > 1 && record[1].Length > 0 ? record[1] : null;
            var person = new Person(new MemberId(DerivedId.From(command.ToString(), $"line {csv.LineNumber}")), record[0], email);
            if (record.Length > 2 && record.Skip(2).Any(cell => cell.Length > 0))
                faults.Add(new ImportFault(csv.LineNumber, "There is more here than a name and an address."));
            else if (PersonRule.Check(person) is { } rejection)
                faults.Add(new ImportFault(csv.LineNumber, RefusalInWords.Of(rejection, "/Members/Import")));
            else if (email is not null && !addresses.TryAdd(email, csv.LineNumber))
                faults.Add(new ImportFault(csv.LineNumber, $"“{email}” stands in line {addresses[email]} already."));
            else
                people.Add(person);
        }
        if (people.Count == 0 && faults.Count == 0)
            faults.Add(new ImportFault(1, "The list is empty."));
        return new ImportList(text, people.ToImmutable(), faults.ToImmutable());
    }

    /// <summary>
    /// The first line in which a quotation mark is not closed, or null. CSV would read on into the lines after it; a name and
    /// an address never go over several.
    /// </summary>
    private static long? Unclosed(string text)
    {
        var number = 0L;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.Count('"') % 2 == 1)
                return number;
        }
        return null;
    }

    private static bool IsHeading(string[] record) =>
        record[0].Equals("name", StringComparison.OrdinalIgnoreCase) &&
        record.Skip(1).All(cell => cell.Length == 0 || cell.Contains("mail", StringComparison.OrdinalIgnoreCase));
}
