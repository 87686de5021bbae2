using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Decisions.Engine;

namespace Decisions.Server.Api.Log;

/// <summary>
/// A log as server-sent events: what there is, then what comes, with a beat now and then in between. Before each beat it
/// is asked again whether the reader may follow it.
/// </summary>
internal sealed class LiveLog(DecisionsEngine engine, IHostApplicationLifetime host)
{
    /// <summary>The type of an event that says only that the connection lives.</summary>
    public const string Beat = "beat";

    /// <summary>Proxies commonly close what has been silent for a minute.</summary>
    public TimeSpan BeatEvery { get; init; } = TimeSpan.FromSeconds(20);

    /// <param name="mayFollow">Whether the reader still may; where not, the log ends.</param>
    public async IAsyncEnumerable<SseItem<LogItem?>> Follow(
        Guid community, long from, ShownLog shown, Func<CancellationToken, Task<bool>> mayFollow,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        // A stopping server does not wait for streams that would never end; clients come back with Last-Event-ID.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, host.ApplicationStopping);
        await using var events = engine.Store.Follow(community, from, ending.Token).GetAsyncEnumerator(ending.Token);
        var next = Next();
        var beat = Task.Delay(BeatEvery, ending.Token);
        while (true)
        {
            // However busy the log is, the beat has its turn.
            await Task.WhenAny(next, beat);
            if (beat.IsCompletedSuccessfully)
            {
                if (!await mayFollow(cancel))
                {
                    await ending.CancelAsync();
                    await next;
                    yield break;
                }
                beat = Task.Delay(BeatEvery, ending.Token);
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
