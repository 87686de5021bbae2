using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Selections;
using Decisions.Engine.Circles;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Circles;
using Decisions.Engine.Selections;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Waiting;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Selections;

/// <summary>Which selections of a member's circles wait for them? Consent is asked for on a proposal, and listed with these.</summary>
public sealed class SelectionsForMe(PageServices services, SelectionReading selections, CirclesOfMine mine) : IAwaitsMember
{
    public async Task<ImmutableArray<Awaited>> Of(CommunityPage page, MemberId member, CancellationToken cancel)
    {
        var waiting = ImmutableArray.CreateBuilder<Awaited>();
        var circles = (await services.Engine.Streams.Circles(page.Id, cancel)).State ?? CircleTree.None;
        var joined = (await mine.Ask(page.Id, member, cancel)).In;
        // Read from their own streams: a member is in few circles, and each has few selections.
        foreach (var circle in circles.All.Where(each => !each.IsClosed && joined.Contains(each.Id)))
        {
            foreach (var read in await selections.Of(page.Id, circle.Id, cancel))
                if (await What(page, member, read, cancel) is { } what)
                    waiting.Add(new Awaited(
                        $"Who is {SelectionInWords.Role(read.State.Said)} of {circle.Name}?", what, $"{page.Home}/circles/{circle.Id}/selections/{read.State.Id}"));
        }
        return waiting.DrainToImmutable();
    }

    private async Task<string?> What(CommunityPage page, MemberId member, ReadSelection read, CancellationToken cancel) => read.Step switch
    {
        SelectionStep.Nominating when read.State.Unspoken.Contains(member) => "Say whom you nominate.",
        SelectionStep.Hearing when read.State.Unheard.Contains(member) => "The nominations are shown. Keep yours or change it.",
        SelectionStep.Proposing when await Leads(page, read, cancel) => "Propose one of the nominees.",
        SelectionStep.Consenting when read.Latest!.Sought is null && await Leads(page, read, cancel) => "Begin the consent round on the nominee.",
        _ => null,
    };

    private async Task<bool> Leads(CommunityPage page, ReadSelection read, CancellationToken cancel) =>
        Permissions.ToLeadCircle(page.Actor, page.Id, await CircleStanding.Of(read.State.Said.CircleId, page.Id, page.Actor, services.Engine, cancel)) is null;
}
