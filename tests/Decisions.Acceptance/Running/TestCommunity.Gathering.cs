using System.Collections.Immutable;
using Decisions.Domain.Rules;

namespace Decisions.Acceptance.Running;

/// <summary>How its members are heard.</summary>
public sealed partial class TestCommunity
{
    public Task<RuleId> Temperature() => Rule(_ => RuleLibrary.Find("temperature-check")!.Terms);

    /// <summary>A rule that puts options in an order and chooses none.</summary>
    public Task<RuleId> Order() => Rule(terms => terms with
    {
        Name = "Order of options", Method = new ElectionMethod("schulze", 1, ImmutableSortedDictionary<string, string>.Empty), Quorum = Quorum.None,
        Indicative = true,
    });

    /// <summary>Waits until pages show what the log has.</summary>
    public async Task Settle() => await CatchUp(await Last());
}
