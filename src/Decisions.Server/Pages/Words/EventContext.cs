using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Words;

/// <summary>What the words for an event are taken from, besides the event.</summary>
/// <param name="Proposals">Each proposal that an event is about, as it stands now.</param>
/// <param name="Rules">Each rule that an event is about, with its versions.</param>
/// <param name="Communities">The community as each event of its stream left it: version n stands at n - 1.</param>
public sealed record EventContext(
    CommunityTime Times, IReadOnlyDictionary<ProposalId, Proposal> Proposals, IReadOnlyDictionary<RuleId, Rule> Rules,
    ImmutableArray<Community> Communities)
{
    /// <summary>The community's circles, where they are known: then they are called by their names.</summary>
    public CircleTree? Circles { get; init; }

    /// <summary>A context for the events of one decision.</summary>
    public static EventContext Of(CommunityTime times, Proposal proposal) => new(
        times, new Dictionary<ProposalId, Proposal> { [proposal.Id] = proposal }, ImmutableDictionary<RuleId, Rule>.Empty, []);

    /// <summary>'the circle “Bakers”', or 'the whole community'.</summary>
    public string Circle(CircleId? circle) =>
        circle is null ? "the whole community" : Circles?.Find(circle) is { } found ? $"the circle “{found.Name}”" : "a circle";
}

/// <summary>An event that is to be put into words.</summary>
/// <param name="Actor">The pseudonym of who acted.</param>
/// <param name="Version">Its place in its stream; 0 where that is not known.</param>
/// <param name="Member">The member whom it concerns, or null.</param>
/// <param name="MemberName">Null where the reader may not see names, or there is none.</param>
public sealed record EventToTell(
    string Type, string Actor, long Version, MemberId? Member, string? MemberName, System.Text.Json.JsonElement? Payload)
{
    /// <summary>The name of the member whom it concerns.</summary>
    public string Whom => Member is { } member ? PersonInWords.Of(member, MemberName) : "somebody";

    /// <summary>Whether a ballot says that a proxy cast it, where what it says is told.</summary>
    public bool IsByProxy => (Payload is { ValueKind: System.Text.Json.JsonValueKind.Object } said && said.TryGetProperty("origin", out var origin)
        && origin.ValueKind == System.Text.Json.JsonValueKind.Object && origin.TryGetProperty("proxy", out var proxy) && proxy.ValueKind == System.Text.Json.JsonValueKind.String);

    /// <summary>Of which topic a delegation is, where what it says is told; else nothing.</summary>
    public string InTopic => Payload is { ValueKind: System.Text.Json.JsonValueKind.Object } said && said.TryGetProperty("topic", out var topic)
        && topic.ValueKind == System.Text.Json.JsonValueKind.String ? $" in decisions of the topic “{topic.GetString()}”" : "";

    public bool IsTheirOwn => Member?.ToString() == Actor;
}
