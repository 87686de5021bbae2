using System.Text.Json;
using Decisions.Domain;
using Decisions.Engine.ReadModels;
using Decisions.EventStore;
using Decisions.EventStore.Reading;

namespace Decisions.Engine.Following;

/// <summary>Reads pages of logs and decodes them.</summary>
internal sealed class LogPages(IEventStore store, int size)
{
    public async Task<LogPage> Read(Guid community, long from, CancellationToken cancel)
    {
        var events = await store.ReadLog(community, from, size, cancel);
        var facts = new LoggedFact[events.Count];
        for (var i = 0; i < facts.Length; i++)
            facts[i] = Decode(events[i]);
        return new LogPage(community, from, facts);
    }

    private static LoggedFact Decode(LoggedEvent logged)
    {
        var stored = logged.Event;
        return new LoggedFact(
            logged.Index, stored.Version, stored.Type, stored.At, ActorIn(stored.Headers),
            EventCatalogue.Current.Read(stored.Type, stored.Data.Span));
    }

    /// <summary>Events that another writer of the same tables has appended may carry no metadata of ours.</summary>
    private static string ActorIn(ReadOnlyMemory<byte>? headers)
    {
        const string Unknown = "unknown";
        if (headers is not { } json)
            return Unknown;
        var reader = new Utf8JsonReader(json.Span);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            var isActor = reader.ValueTextEquals("actor"u8);
            reader.Read();
            if (isActor && reader.TokenType == JsonTokenType.String)
                return reader.GetString()!;
            reader.Skip();
        }
        return Unknown;
    }
}
