using System.Collections.Immutable;

namespace Decisions.Domain.Redactions;

/// <summary>Pieces in a row that were taken out of the words of a member.</summary>
/// <param name="Words">The member's name.</param>
/// <param name="First">The number of the first piece, counted from 0.</param>
/// <param name="Last">The number of the last.</param>
public sealed record RemovedWords(string Words, int First, int Last)
{
    /// <summary>These pieces of a member, those in a row together.</summary>
    public static IEnumerable<RemovedWords> Of(string words, ImmutableSortedSet<int> numbers)
    {
        for (var at = 0; at < numbers.Count;)
        {
            var first = numbers[at];
            while (at + 1 < numbers.Count && numbers[at + 1] == numbers[at] + 1)
                at++;
            yield return new RemovedWords(words, first, numbers[at++]);
        }
    }

    /// <summary>The numbers of these pieces.</summary>
    public IEnumerable<int> Numbers() => Enumerable.Range(First, Last - First + 1);
}
