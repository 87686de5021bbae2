namespace Decisions.Engine.Witnessing;

/// <summary>A witness whose turn it is to be asked, by this node and no other.</summary>
/// <param name="Key">Its verifier key.</param>
/// <param name="Url">Below which its <c>/add-checkpoint</c> is.</param>
/// <param name="Size">The checkpoint that it cosigned last, as far as is known; 0 if none.</param>
public sealed record WitnessToAsk(Guid Community, string Key, string Url, long Size);
