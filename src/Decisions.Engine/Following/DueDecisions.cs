using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Decisions.Engine.Following;

/// <summary>Does what is due of decisions, in any community, as the system. Every node does; whichever comes first does it, once.</summary>
internal static partial class DueDecisions
{
    /// <summary>More than are ever due at once, so that what is refused or fails keeps nothing behind it waiting.</summary>
    private const int AtOnce = 10_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Works until cancelled; a lost database is waited for, and one decision that fails keeps no other waiting.</summary>
    /// <param name="work">What is done, for the server's log: 'Declaring results'.</param>
    /// <param name="due">The decisions of which it is due at an instant, so many at most.</param>
    /// <param name="act">Does it for one. That it is refused means that it is no longer due.</param>
    public static async Task Run(
        string work, Func<Instant, int, CancellationToken, Task<IReadOnlyList<(CommunityId Community, ProposalId Proposal)>>> due,
        Func<ProposalId, CommandContext, CancellationToken, Task<CommandResult>> act, IClock clock, ILogger logger, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                foreach (var (community, proposal) in await due(clock.GetCurrentInstant(), AtOnce, cancel))
                    await Act(work, community, proposal, act, logger, cancel);
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

    private static async Task Act(
        string work, CommunityId community, ProposalId proposal, Func<ProposalId, CommandContext, CancellationToken, Task<CommandResult>> act,
        ILogger logger, CancellationToken cancel)
    {
        try
        {
            await act(proposal, new CommandContext(community, Actor.System, Guid.CreateVersion7(), Channel.System), cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            Failed(logger, work, proposal, community, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Work} waits for the database: {Fault}")]
    private static partial void DatabaseLost(ILogger logger, string work, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} was interrupted; trying again.")]
    private static partial void Interrupted(ILogger logger, string work, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed for proposal {Proposal} in community {Community}.")]
    private static partial void Failed(ILogger logger, string work, ProposalId proposal, CommunityId community, Exception fault);
}
