using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Proposals;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Following;

/// <summary>
/// Opens confirming votes at the time that was stated for them. The window is held by the opening itself, and whoever may can
/// open one by hand; every node runs one of these, and whichever comes first opens, once.
/// </summary>
public sealed partial class ConfirmationOpener(
    DecisionsEngine engine, IElectoralRolls rolls, ConfirmationsDue due, ILogger<ConfirmationOpener> logger)
{
    private const int AtOnce = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Works until cancelled; a lost database is waited for.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                foreach (var (community, proposal) in await due.Ask(engine.Clock.GetCurrentInstant(), AtOnce, cancel))
                    await Open(community, proposal, cancel);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested && LostDatabase.IsCauseOf(fault))
            {
                DatabaseLost(logger, fault.Message);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                Interrupted(logger, fault);
            }
            await Task.Delay(Interval, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task Open(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        try
        {
            var context = new CommandContext(community, Actor.System, Guid.CreateVersion7(), Channel.System);
            // A refusal means that it has been opened meanwhile, or cannot open now: by hand it may, until the window ends.
            await ConfirmationHandlers.Open(proposal, closesAt: null, recordAt: null, context, engine, rolls, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            NotOpened(logger, proposal, community, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Opening confirming votes waits for the database: {Fault}")]
    private static partial void DatabaseLost(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Opening confirming votes was interrupted; trying again.")]
    private static partial void Interrupted(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The confirming vote on proposal {Proposal} in community {Community} could not be opened.")]
    private static partial void NotOpened(ILogger logger, ProposalId proposal, CommunityId community, Exception fault);
}
