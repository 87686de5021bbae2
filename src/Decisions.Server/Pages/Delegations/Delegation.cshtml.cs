using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Engine.Delegations;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Delegations;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Members;
using Decisions.Server.Pages.Topics;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Delegations;

/// <summary>One line of the page: who votes for the reader in a topic, or in all else.</summary>
/// <param name="Topic">Null for all else.</param>
/// <param name="HolderName">Null where the reader chose nobody.</param>
public sealed record DelegationRow(string? Topic, string? HolderName);

/// <summary>Whom the reader lets vote for them until they take that back, in each topic and in all else; and for whom they can vote.</summary>
public sealed class DelegationModel(PageServices services, MemberChoices members, DelegatedTo delegated) : CommunityPage(services)
{
    public ImmutableArray<DelegationRow> Rows { get; private set; } = [];

    /// <summary>The topics that the form offers.</summary>
    public ImmutableArray<string> Topics { get; private set; } = [];

    /// <summary>Whether topics play a part here: some are named, or the reader once chose somebody for one.</summary>
    public bool HasTopics => Rows.Length > 1;

    /// <summary>Who votes for the reader in all else, or null.</summary>
    public string? GeneralName => Rows[^1].HolderName;

    /// <summary>The topic that was typed.</summary>
    public string? Topic { get; private set; }

    /// <summary>The holder that was typed.</summary>
    public MemberId? Holder { get; private set; }

    public MemberChoice Others { get; private set; } = MemberChoice.None;

    /// <summary>Who lets the reader vote for them, and in what.</summary>
    public ImmutableArray<string> From { get; private set; } = [];

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var member = Actor.Member!.Value;
        Topics = (await Engine.Streams.Community(Id, Cancel)).State!.Topics;
        var own = (await Engine.Streams.Delegation(Id, member, Cancel)).State;
        // One for a topic that has left the list stays until it is taken back, so it is shown too.
        var left = own?.All.Where(named => named is { Topic: not null, Holder: not null } && !Topics.Contains(named.Topic)).Select(named => named.Topic!) ?? [];
        var rows = ImmutableArray.CreateBuilder<DelegationRow>();
        foreach (var topic in Topics.Concat(left).Append(null))
            rows.Add(new DelegationRow(topic, own?.Named(topic)?.Holder is { } holder ? await NameOf(holder) : null));
        Rows = rows.DrainToImmutable();
        From = [.. (await delegated.Ask(Id, member, Cancel)).Value.Select(each =>
            $"{PersonInWords.Of(each.Member, each.Name)}{(each.Topic is { } topic ? $", in {topic}" : HasTopics ? ", in all else" : "")}")];
        Others = await members.Ask(Id, MemberChoice.Asked(Request), [member], Cancel);
        return null;
    }

    public void OnGet([FromQuery] string? topic) => Topic = topic;

    public IActionResult OnPostFind([FromForm] string? topic)
    {
        Topic = TopicChoice.Read(topic);
        Holder = Guid.TryParse(Request.Form["holder"], out var holder) ? new MemberId(holder) : null;
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm] string? topic)
    {
        Topic = TopicChoice.Read(topic);
        if (!Guid.TryParse(Request.Form["holder"], out var holder))
            return Refuse(new ChoiceIsMissing("Who votes for you?"));
        Holder = new MemberId(holder);
        var result = await DelegationHandlers.Handle(new DelegateVotes(Actor.Member!.Value, new MemberId(holder), Topic), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/delegation?done=delegated", $"{Home}/delegation?done=same");
    }

    public async Task<IActionResult> OnPostRevoke([FromForm] string? topic)
    {
        var result = await DelegationHandlers.Handle(
            new RevokeDelegation(Actor.Member!.Value, TopicChoice.Read(topic)), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/delegation?done=delegation-revoked", $"{Home}/delegation?done=same");
    }

    private async Task<string> NameOf(MemberId holder) =>
        PersonInWords.Of(holder, (await Services.People.ByMember(Id, holder, Cancel))?.Name);
}
