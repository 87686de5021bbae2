using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Decisions.Engine;

namespace Decisions.Server.Api.Log;

/// <summary>A log as server-sent events: what there is, then what comes, with a beat now and then in between.</summary>
internal sealed class LiveLog(DecisionsEngine engine, IHostApplicationLifetime host)
{
    /// <summary>The type of an event that says only that the connection lives.</summary>
    public const string Beat = "beat";

    /// <summary>Proxies commonly close what has been silent for a minute.</summary>
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(20);

    public async IAsyncEnumerable<SseItem<LogItem?>> Follow(
        Guid community, long from, ShownLog shown, [EnumeratorCancellation] CancellationToken cancel)
    {
        // A stopping server does not wait for streams that would never end; clients come back with Last-Event-ID.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await using var events = engine.Store.Follow(community, from, ending.Token).GetAsyncEnumerator(ending.Token);
        var next = Next();
        while (true)
        {
            if (await Task.WhenAny(next, Task.Delay(BeatEvery, ending.Token)) != next && !ending.IsCancellationRequested)
            {
                yield return new SseItem<LogItem?>(null, Beat);
                continue;
            }
            if (!await next)
                yield break;
            var logged = events.Current;
            yield return new SseItem<LogItem?>(await shown.Item(logged, ending.Token), logged.Event.Type)
            {
                EventId = logged.Index.ToString(CultureInfo.InvariantCulture),
            };
            next = Next();
        }

        async Task<bool> Next()
        {
            try
            {
                return await events.MoveNextAsync();
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                return false;
            }
        }
    }
}
