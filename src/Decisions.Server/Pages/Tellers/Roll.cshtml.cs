using System.Collections.Immutable;
using Decisions.Domain.Members;
using Decisions.Domain.Proxies;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Tellers;

/// <summary>The electoral roll to tick off: by name, and who speaks for whom; never what anybody has instructed.</summary>
public sealed class RollModel(PageServices services, RollByName roll, IElectoralRolls rolls) : PrintPage(services)
{
    private const int PageSize = 1_000;

    [FromQuery(Name = "after")]
    public Guid? After { get; set; }

    public Page<OnRoll, MemberId> Listed { get; private set; } = new([], null);

    /// <summary>Of a member: for whom they speak, or who speaks for them.</summary>
    public IReadOnlyDictionary<MemberId, string> Proxies { get; private set; } = new Dictionary<MemberId, string>();

    protected override async Task PreparePrint()
    {
        var after = After is { } id ? new MemberId(id) : (MemberId?)null;
        Listed = Vote!.Round is { } round
            ? await roll.Ask(Id, round.Roll, round.Terms.Franchise, "", after, PageSize, Cancel)
            : await roll.IfDrawn(Id, Now, Terms.Franchise, Proposal.Circle, after, PageSize, Cancel);
        if (Terms.Proxies is null)
            return;
        var all = (await Engine.Streams.Proxies(Id, Proposal.Id, Cancel)).State?.All ?? [];
        var standing = all.Where(proxy => proxy.IsFor(Vote.RuleId, Vote.RuleVersion, Vote.Revision, round: null))
            .Select(proxy => new MeetingProxy(proxy.MemberId, proxy.Holder)).ToList();
        if (MeetingProxies.SpeakUnder(Terms) && (await Engine.Streams.MeetingProxiesIn(Id, Vote.Round, Cancel)).State is { } atMeeting)
            standing.AddRange(atMeeting.All.Where(proxy => standing.All(own => own.MemberId != proxy.MemberId)).ToList());
        var isOnRoll = await OnRoll();
        standing.RemoveAll(proxy => !isOnRoll(proxy.MemberId));
        ImmutableArray<MemberId> named = [.. standing.SelectMany(proxy => new[] { proxy.MemberId, proxy.Holder }).Distinct()];
        var known = (await Services.People.ByMembers(Id, named, Cancel)).ToDictionary(person => person.Member, person => person.Name);
        string Name(MemberId member) => PersonInWords.Of(member, known.GetValueOrDefault(member));
        Proxies = named.ToDictionary(member => member, member => string.Join("; ", Of(member)));

        IEnumerable<string> Of(MemberId member)
        {
            var held = standing.Where(proxy => proxy.Holder == member).Select(proxy => Name(proxy.MemberId)).Order(StringComparer.OrdinalIgnoreCase).ToList();
            if (held.Count > 0)
                yield return $"speaks for {string.Join(", ", held)}";
            if (standing.Find(proxy => proxy.MemberId == member) is { } own)
                yield return $"proxy: {Name(own.Holder)}";
        }
    }

    /// <summary>Whose votes there are: whom anybody outside a circle has named is nothing to those who lead it.</summary>
    private async Task<Func<MemberId, bool>> OnRoll()
    {
        if (Vote!.Round is { } round)
        {
            var drawn = await rolls.Of(Id, round, Cancel);
            return drawn.Includes;
        }
        if (Proposal.Circle is not { } circle)
            return _ => true;
        var members = (await Engine.Streams.CircleMembers(Id, circle, Cancel)).State;
        return member => members?.In.ContainsKey(member) == true;
    }

    public void OnGet()
    {
    }
}
