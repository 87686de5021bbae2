using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Engine.Delegations;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Delegations;
using Decisions.Engine.ReadModels.Members;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Delegations;

/// <summary>Whom the reader lets vote for them until they take that back, and for whom they can vote.</summary>
public sealed class DelegationModel(PageServices services, MembersOf members, DelegatedTo delegated) : CommunityPage(services)
{
    private const int Most = 1_000;

    public MemberId? Holder { get; private set; }

    public string HolderName { get; private set; } = "";

    public ImmutableArray<(MemberId Id, string Name)> Others { get; private set; } = [];

    /// <summary>Who lets the reader vote for them.</summary>
    public ImmutableArray<string> From { get; private set; } = [];

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        var member = Actor.Member!.Value;
        Holder = (await Engine.Streams.Delegation(Id, member, Cancel)).State?.Holder;
        if (Holder is { } holder)
            HolderName = PersonInWords.Of(holder, (await Services.People.ByMember(Id, holder, Cancel))?.Name);
        From = [.. (await delegated.Ask(Id, member, Cancel)).Value.Select(each => PersonInWords.Of(each.Member, each.Name))];
        Others =
        [
            .. (await members.Ask(Id, [Standing.Joined], null, Most, Cancel)).Value.Items.Where(other => other.Id != member)
                .Select(other => (other.Id, PersonInWords.Of(other.Id, other.Name))).OrderBy(other => other.Item2, StringComparer.OrdinalIgnoreCase),
        ];
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Guid.TryParse(Request.Form["holder"], out var holder))
            return Refuse(new ChoiceIsMissing("Who votes for you?"));
        var result = await DelegationHandlers.Handle(new DelegateVotes(Actor.Member!.Value, new MemberId(holder)), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/delegation?done=delegated", $"{Home}/delegation?done=same");
    }

    public async Task<IActionResult> OnPostRevoke()
    {
        var result = await DelegationHandlers.Handle(new RevokeDelegation(Actor.Member!.Value), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Home}/delegation?done=delegation-revoked", $"{Home}/delegation?done=same");
    }
}
