using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Microsoft.Extensions.Logging;
using NodaTime;
using Channel = Decisions.Domain.Channel;

namespace Decisions.Engine.Following;

/// <summary>A thing of a community of which something is due.</summary>
public interface IDue
{
    CommunityId Community { get; }

    /// <summary>Names it within the community.</summary>
    Guid Key { get; }

    /// <summary>The version that its stream stands at, as far as the read models know.</summary>
    long Version { get; }
}

/// <summary>
/// Does what is due, in any community, as the system. Every node does; whichever comes first does it, once. What fails, or is
/// refused, is put off for longer and longer, and keeps no other waiting.
/// </summary>
/// <param name="work">What is done, for the server's log: 'Declaring results'.</param>
/// <param name="due">Those of which it is due at an instant, so many at most.</param>
/// <param name="act">Does it for one. Where it is due no more, or not yet, that is a refusal too.</param>
/// <param name="atOnce">How many that are not put off are taken in one go.</param>
internal partial class DueWork<TDue>(
    string work, Func<Instant, int, CancellationToken, Task<IReadOnlyList<TDue>>> due,
    Func<TDue, CommandContext, CancellationToken, Task<CommandResult>> act, ILogger logger, int atOnce = 10_000)
    where TDue : struct, IDue
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly PutOff<TDue> _putOff = new();

    /// <summary>Works until cancelled; a lost database is waited for.</summary>
    public async Task Run(IClock clock, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await Once(clock.GetCurrentInstant(), cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested && LostDatabase.IsCauseOf(fault))
            {
                DatabaseLost(logger, work, fault.Message);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                Interrupted(logger, work, fault);
            }
            await Task.Delay(Interval, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Does what is due now and is not put off.</summary>
    public async Task Once(Instant now, CancellationToken cancel)
    {
        // Those put off are due still, and come first where they have waited longest: they take no other's place.
        var most = atOnce + _putOff.Count;
        var found = await due(now, most, cancel);
        if (found.Count < most)
            _putOff.Keep(found);
        foreach (var one in found)
            if (!_putOff.Waits(one, now))
                await Act(one, now, cancel);
    }

    private async Task Act(TDue one, Instant now, CancellationToken cancel)
    {
        try
        {
            var context = new CommandContext(one.Community, Actor.System, Guid.CreateVersion7(), Channel.System);
            if (await act(one, context, cancel) is Refused)
                _putOff.Add(one, now);
            else
                _putOff.Remove(one);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested && !LostDatabase.IsCauseOf(fault))
        {
            _putOff.Add(one, now);
            Failed(logger, work, one.Key, one.Community, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} waits for the database: {Fault}")]
    private static partial void DatabaseLost(ILogger logger, string work, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} was interrupted; trying again.")]
    private static partial void Interrupted(ILogger logger, string work, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed for {Key} in community {Community}.")]
    private static partial void Failed(ILogger logger, string work, Guid key, CommunityId community, Exception fault);
}
