using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Proposals;
using Microsoft.Extensions.Logging;
using NodaTime;
using Channel = Decisions.Domain.Channel;

namespace Decisions.Engine.Following;

/// <summary>
/// Does what is due of decisions, in any community, as the system. Every node does; whichever comes first does it, once. What
/// fails, or is refused, is put off for longer and longer, and keeps no other waiting.
/// </summary>
/// <param name="work">What is done, for the server's log: 'Declaring results'.</param>
/// <param name="due">The decisions of which it is due at an instant, so many at most.</param>
/// <param name="act">Does it for one. Where it is due no more, or not yet, that is a refusal too.</param>
/// <param name="atOnce">How many that are not put off are taken in one go.</param>
internal sealed partial class DueDecisions(
    string work, Func<Instant, int, CancellationToken, Task<IReadOnlyList<DueDecision>>> due,
    Func<ProposalId, CommandContext, CancellationToken, Task<CommandResult>> act, ILogger logger, int atOnce = 10_000)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly PutOffDecisions _putOff = new();

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
        foreach (var decision in found)
            if (!_putOff.Waits(decision, now))
                await Act(decision, now, cancel);
    }

    private async Task Act(DueDecision decision, Instant now, CancellationToken cancel)
    {
        try
        {
            var context = new CommandContext(decision.Community, Actor.System, Guid.CreateVersion7(), Channel.System);
            if (await act(decision.Proposal, context, cancel) is Refused)
                _putOff.Add(decision, now);
            else
                _putOff.Remove(decision);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested && !LostDatabase.IsCauseOf(fault))
        {
            _putOff.Add(decision, now);
            Failed(logger, work, decision.Proposal, decision.Community, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} waits for the database: {Fault}")]
    private static partial void DatabaseLost(ILogger logger, string work, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} was interrupted; trying again.")]
    private static partial void Interrupted(ILogger logger, string work, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed for proposal {Proposal} in community {Community}.")]
    private static partial void Failed(ILogger logger, string work, ProposalId proposal, CommunityId community, Exception fault);
}
