using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Communities;

/// <summary>
/// Names the witnesses of a community's log, in the place of those before, and how many of them must have cosigned before
/// a checkpoint is trusted. That a key is one, who decides cannot see here: whoever hands the command on has read it.
/// </summary>
/// <param name="Required">1 to the number of witnesses; 0 where there is none.</param>
public sealed record NameWitnesses(int Required, ImmutableArray<NamedWitness> Witnesses)
{
    /// <summary>With the log's own, 16 signatures: as many as every reader of a signed note takes (C2SP signed-note).</summary>
    public const int Most = 15;

    public static Decision Decide(Community state, NameWitnesses command)
    {
        if (command.Witnesses.Length > Most)
            return new TooManyWitnesses(command.Witnesses.Length, Most);
        ImmutableArray<NamedWitness> named = [.. command.Witnesses.Select(Kept)];
        foreach (var witness in named)
        {
            if ((TextRule.Line("url", witness.Url) ?? TextRule.Line("key", witness.Key)) is { } unfit)
                return unfit;
            if (!IsPrefix(witness.Url))
                return new WitnessAddressIsUnusable(witness.Url);
        }
        if (named.GroupBy(witness => witness.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { Key: var twice })
            return new WitnessIsNamedTwice(twice);
        var least = Math.Min(1, named.Length);
        if (command.Required < least || command.Required > named.Length)
            return new NumberIsOutOfRange("required", command.Required, least, named.Length);
        return command.Required == state.WitnessesRequired && named.SequenceEqual(state.Witnesses)
            ? Decision.Nothing
            : Decision.Of(new WitnessesNamed(command.Required, named));
    }

    private static NamedWitness Kept(NamedWitness witness) =>
        new((witness.Url ?? "").Trim().TrimEnd('/'), (witness.Key ?? "").Trim());

    /// <summary>A web address below which a path can be put.</summary>
    private static bool IsPrefix(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var read) && read.Scheme is "http" or "https"
        && read is { Host.Length: > 0, Query: "", Fragment: "", UserInfo: "" } && !url.Contains('?', StringComparison.Ordinal) && !url.Contains('#', StringComparison.Ordinal);
}
