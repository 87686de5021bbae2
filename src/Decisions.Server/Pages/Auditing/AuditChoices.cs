using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Pages.Auditing;

/// <summary>The people and the decisions that the form offers, as many as a list can hold.</summary>
public sealed class AuditChoices(MembersByName members, MemberById member, RegisterOfDecisions register, DecisionById decision)
{
    internal const int Most = 1_000;

    /// <param name="chosen">Is on the list, wherever it stands on the register of members.</param>
    public async Task<(ImmutableArray<(string Value, string Words)> People, bool IsWhole)> People(
        CommunityId community, string? chosen, CancellationToken cancel)
    {
        var page = (await members.Ask(community, null, Most, cancel)).Value;
        List<ListedMember> listed = [.. page.Items];
        if (Guid.TryParse(chosen, out var id) && listed.TrueForAll(each => each.Id.Value != id) &&
            (await member.Ask(community, new MemberId(id), cancel)).Value is { } further)
            listed.Insert(0, further);
        var twice = listed.GroupBy(each => each.Name).Where(same => same.Key is not null && same.Count() > 1).Select(same => same.Key).ToHashSet();
        return (
            [
                .. listed.Select(each => ($"{each.Id}", PersonInWords.Of(each.Id, each.Name) + (twice.Contains(each.Name) ? $" ({each.Id.ToString()[^6..]})" : ""))),
                ("system", PersonInWords.Of("system", null)), ("admin", PersonInWords.Of("admin", null)),
                ("auditor", PersonInWords.Of("auditor", null)),
            ],
            page.Next is null);
    }

    public async Task<(ImmutableArray<(string Value, string Words)> Decisions, bool IsWhole)> Decisions(
        CommunityId community, string? chosen, Instant now, CancellationToken cancel)
    {
        var page = (await register.Ask(community, onlyRegister: false, [], null, now, null, Most, cancel)).Value;
        List<ListedDecision> listed = [.. page.Items];
        if (Guid.TryParse(chosen, out var id) && listed.TrueForAll(each => each.Id.Value != id) &&
            (await decision.Ask(community, new ProposalId(id), now, cancel)).Value is { } further)
            listed.Insert(0, further);
        return ([.. listed.Select(each => ($"{each.Id}", each.Title))], page.Next is null);
    }
}
