using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Waiting;

/// <summary>Proposals on which the member is asked for advice, and what waits for them where they decide on it.</summary>
public sealed class AdviceForMe(PageServices services, RegisterOfDecisions register) : IAwaitsMember
{
    /// <summary>As many of the latest proposals that nobody votes on are looked at, each from its own stream.</summary>
    private const int Latest = 20;

    public async Task<ImmutableArray<Awaited>> Of(CommunityPage page, MemberId member, CancellationToken cancel)
    {
        var waiting = ImmutableArray.CreateBuilder<Awaited>();
        var undecided = (await register.Ask(
            page.Id, onlyRegister: false, [ProposalStatus.Draft, ProposalStatus.Gathered, ProposalStatus.NoQuorum], null, page.Now, null, Latest, cancel)).Value.Items;
        foreach (var decision in undecided)
            if (await What(page, member, decision, cancel) is { } what)
                waiting.Add(new Awaited(decision.Title, what, $"{page.Home}/decisions/{decision.Id}/advice"));
        return waiting.DrainToImmutable();
    }

    private async Task<string?> What(CommunityPage page, MemberId member, ListedDecision decision, CancellationToken cancel)
    {
        if ((await services.Engine.Streams.Advice(page.Id, decision.Id, cancel)).State is not { Sought: { } sought } process)
            return null;
        if (sought.Decider != member)
            return process.Awaited.Contains(member) ? "Your advice is asked for." : null;
        return process.Unanswered.Any() ? "Advice waits for your answer."
            : process.Awaited.Any() && page.Now <= sought.Until ? null
            : "You have heard what there is to hear. It waits for you to decide.";
    }
}
