using Decisions.Domain.Communities;
using Decisions.Engine.Following;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Decisions.Engine.Witnessing;

/// <summary>
/// Has the newest checkpoint of each log cosigned by its witnesses. Every node runs one; each witness of a log is asked by
/// one at a time, and none waits for another. It learns who is named from the log itself, as each checkpoint shows that
/// something was added. Where a witness has seen another past than the log now has, it raises the alarm.
/// </summary>
public sealed partial class CheckpointSubmitter(
    WitnessBook book, CheckpointSubmission submission, LogAlarms alarms, DecisionsEngine engine, ILogger<CheckpointSubmitter> logger)
{
    private const int AtOnce = 32;

    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The longest that a witness is let alone that did not cosign.</summary>
    private static readonly Duration LongestPause = Duration.FromMinutes(5);

    /// <summary>The same where there is an alarm, so that its end is seen soon.</summary>
    private static readonly Duration PauseInAlarm = Duration.FromSeconds(30);

    /// <summary>Works until cancelled; a lost database is waited for.</summary>
    public async Task Run(CancellationToken cancel)
    {
        List<Task> asking = [];
        Instant? started = null;
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                started ??= await book.Now(cancel);
                foreach (var (community, size) in await book.NotLookedUp(cancel))
                    await LookUp(community, size, cancel);
                asking.RemoveAll(task => task.IsCompleted);
                foreach (var witness in await book.Take(started.Value, AtOnce - asking.Count, cancel))
                    asking.Add(AskOrTell(witness, cancel));
                await Task.Delay(Glance, cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                if (LostDatabase.IsCauseOf(fault))
                    DatabaseLost(logger, fault.Message);
                else
                    Interrupted(logger, fault);
                await Task.Delay(Pause, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await Task.WhenAll(asking);
    }

    private async Task LookUp(Guid community, long size, CancellationToken cancel)
    {
        var state = (await engine.Streams.Community(new CommunityId(community), cancel)).State;
        await book.Name(community, size, state?.Witnesses ?? [], cancel);
    }

    private async Task AskOrTell(WitnessToAsk witness, CancellationToken cancel)
    {
        try
        {
            await Ask(witness, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // Its turn comes again in a minute.
            if (LostDatabase.IsCauseOf(fault))
                DatabaseLost(logger, fault.Message);
            else
                Interrupted(logger, fault);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task Ask(WitnessToAsk witness, CancellationToken cancel)
    {
        switch (await submission.Submit(witness, cancel))
        {
            case WitnessOutcome.Cosigned(var size, var signatures):
                await book.Keep(witness, size, signatures, cancel);
                if (await alarms.End(witness.Community, witness.Key, cancel))
                    AgreesAgain(logger, witness.Url, witness.Community);
                break;
            case WitnessOutcome.Refused(var words):
                await book.Refused(witness, words, LongestPause, cancel);
                NotCosigned(logger, witness.Url, witness.Community, words);
                break;
            case WitnessOutcome.SetBack(var ours, var theirs):
                await Alarm(LogAlarmKind.SetBack, ours, theirs, $"It has seen {theirs} events of this log, which now holds {ours}.");
                break;
            case WitnessOutcome.Changed(var ours, var theirs):
                await Alarm(LogAlarmKind.Changed, ours, theirs, $"The {theirs} events that it has seen are not how this log now begins.");
                break;
        }

        async Task Alarm(LogAlarmKind kind, long ours, long theirs, string words)
        {
            await alarms.Raise(witness.Community, witness.Key, kind, ours, theirs, null, cancel);
            await book.Refused(witness, words, PauseInAlarm, cancel);
            Disagrees(logger, witness.Community, witness.Url, words);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The history of community {Community} was set back or changed, says its witness {Url}: {Words}")]
    private static partial void Disagrees(ILogger logger, Guid community, string url, string words);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The witness {Url} agrees with the log of community {Community} again.")]
    private static partial void AgreesAgain(ILogger logger, string url, Guid community);

    [LoggerMessage(Level = LogLevel.Information, Message = "The witness {Url} did not cosign the log of community {Community}: {Words}")]
    private static partial void NotCosigned(ILogger logger, string url, Guid community, string words);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Asking the witnesses waits for the database: {Fault}")]
    private static partial void DatabaseLost(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Asking the witnesses was interrupted; trying again.")]
    private static partial void Interrupted(ILogger logger, Exception fault);
}
