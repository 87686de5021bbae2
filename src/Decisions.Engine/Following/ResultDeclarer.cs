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
/// Declares results that are due. No deadline hangs on it: a late ballot is refused by the append itself, and anyone
/// who may can declare by hand. Every node runs one; whichever comes first declares, once.
/// </summary>
public sealed partial class ResultDeclarer(DecisionsEngine engine, IElectoralRolls rolls, RoundsDue due, ILogger<ResultDeclarer> logger)
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
                    await Declare(community, proposal, cancel);
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

    private async Task Declare(CommunityId community, ProposalId proposal, CancellationToken cancel)
    {
        try
        {
            var context = new CommandContext(community, Actor.System, Guid.CreateVersion7(), Channel.System);
            // A refusal means that it has been declared, withdrawn or extended meanwhile: nothing is due then.
            await DeclareResultHandler.Handle(proposal, context, engine, rolls, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // One round that cannot be counted keeps no other from its result.
            NotDeclared(logger, proposal, community, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Declaring results waits for the database: {Fault}")]
    private static partial void DatabaseLost(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Declaring results was interrupted; trying again.")]
    private static partial void Interrupted(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The result of proposal {Proposal} in community {Community} could not be declared.")]
    private static partial void NotDeclared(ILogger logger, ProposalId proposal, CommunityId community, Exception fault);
}
