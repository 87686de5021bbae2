using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;

namespace Decisions.Server.Pages.Discussions;

/// <summary>
/// Mentions in a comment: typed as @ and a whole name, kept as @ and the member's id. So no name stands in the record, and
/// whoever may not see names sees none; a name that has changed is shown as it is now.
/// </summary>
public static partial class Mentions
{
    /// <summary>What was typed as it is kept, and whom it mentions: each member whose whole name follows an @, where nobody else has that name.</summary>
    /// <param name="people">Those whose names may stand in it.</param>
    public static (string Text, ImmutableArray<MemberId> Mentioned) Kept(string typed, IEnumerable<Person> people)
    {
        // The longest name first: where Ann and Ann Lee are members, '@Ann Lee' means the one and not the other.
        var names = people.GroupBy(person => person.Name, StringComparer.OrdinalIgnoreCase).OrderByDescending(same => same.Key.Length).ToList();
        var kept = new StringBuilder();
        var from = 0;
        for (var at = typed.IndexOf('@'); at >= 0; at = typed.IndexOf('@', Math.Max(from, at + 1)))
        {
            if (at > 0 && char.IsLetterOrDigit(typed[at - 1]))
                continue;
            if (names.Find(same => Stands(typed.AsSpan(at + 1), same.Key)) is not { } named || named.Count() > 1)
                continue;
            kept.Append(typed, from, at - from).Append('@').Append(named.Single().Member);
            from = at + 1 + named.Key.Length;
        }
        var text = kept.Append(typed, from, typed.Length - from).ToString();
        return (text, [.. In(text)]);
    }

    /// <summary>The members whom a kept text mentions, each once.</summary>
    public static IEnumerable<MemberId> In(string kept) =>
        Mark().Matches(kept).Select(mark => new MemberId(Guid.Parse(mark.Groups[1].Value))).Distinct();

    /// <summary>A kept text with names in it, for a reader.</summary>
    public static string Shown(string kept, Func<MemberId, string> nameOf) =>
        Mark().Replace(kept, mark => $"@{nameOf(new MemberId(Guid.Parse(mark.Groups[1].Value)))}");

    private static bool Stands(ReadOnlySpan<char> rest, string name) =>
        rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (rest.Length == name.Length || !char.IsLetterOrDigit(rest[name.Length]));

    [GeneratedRegex("@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-f-])")]
    private static partial Regex Mark();
}
