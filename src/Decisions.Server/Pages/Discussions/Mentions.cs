using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Engine.Identity;

namespace Decisions.Server.Pages.Discussions;

/// <summary>Whom a text mentions: each member whose whole name follows an @, where nobody else has that name.</summary>
public static class Mentions
{
    /// <param name="people">Those whose names may stand in it.</param>
    public static ImmutableArray<MemberId> In(string text, IEnumerable<Person> people)
    {
        // The longest name first: where Ann and Ann Lee are members, '@Ann Lee' means the one and not the other.
        var names = people.GroupBy(person => person.Name, StringComparer.OrdinalIgnoreCase).OrderByDescending(same => same.Key.Length).ToList();
        var found = ImmutableArray.CreateBuilder<MemberId>();
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var rest = text.AsSpan(at + 1);
            foreach (var same in names)
            {
                if (!rest.StartsWith(same.Key, StringComparison.OrdinalIgnoreCase) || (rest.Length > same.Key.Length && char.IsLetterOrDigit(rest[same.Key.Length])))
                    continue;
                if (same.Count() == 1 && !found.Contains(same.Single().Member))
                    found.Add(same.Single().Member);
                break;
            }
        }
        return found.ToImmutable();
    }
}
