using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;

namespace Decisions.Engine.Ballots;

/// <summary>What have tellers entered in this round? Read from the entries' own streams, so that it is never behind.</summary>
public sealed class EntriesOf(DecisionsEngine engine)
{
    public async Task<ImmutableArray<TellerEntry>> Ask(CommunityId community, RoundId round, CancellationToken cancel)
    {
        Dictionary<string, TellerEntry> entries = new(StringComparer.Ordinal);
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.EntriesOf(round), cancel))
            entries[stored.Stream] = TellerEntry.Fold(
                entries.GetValueOrDefault(stored.Stream), (IEntryEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span))!;
        return [.. entries.Values];
    }
}
