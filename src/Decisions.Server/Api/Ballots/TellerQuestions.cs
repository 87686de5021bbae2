using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine;
using Decisions.Engine.Ballots;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;

namespace Decisions.Server.Api.Ballots;

/// <summary>The tellers of a community.</summary>
public sealed record TellersAnswer(ImmutableArray<Guid> Tellers, long Version);

/// <summary>What tellers have entered for a member.</summary>
/// <param name="State">waiting: one teller has entered it. differs: tellers have entered what is not the same. confirmed: two have entered the same.</param>
/// <param name="EnteredBy">Who has entered something that waits, or whose entry was confirmed.</param>
/// <param name="Entered">What the asker has entered that waits, or null; never what another has.</param>
/// <param name="DiffersIn">In what the others' entries differ from the asker's.</param>
public sealed record EntryAnswer(
    Guid MemberId, EntryState State, ImmutableArray<Guid> EnteredBy, BallotEntered? Entered, ImmutableArray<EntryField> DiffersIn)
{
    /// <summary>As one teller may see it: nobody is told what another has entered, or the second pair of eyes would be none.</summary>
    public static EntryAnswer Of(TellerEntry entry, MemberId? asker) => new(
        entry.MemberId.Value,
        entry.Waiting.IsEmpty ? EntryState.Confirmed : entry.Differs ? EntryState.Differs : EntryState.Waiting,
        entry.Waiting.IsEmpty
            ? entry.Confirmed is { } done ? [done.Entered.Teller.Value, done.ConfirmedBy.Value] : []
            : [.. entry.Waiting.Select(entered => entered.Teller.Value)],
        asker is { } teller ? entry.By(teller) : null, asker is { } reader ? entry.DiffersIn(reader) : []);
}

internal static class TellerQuestions
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/communities/{community:guid}/tellers", Tellers).Answers<TellersAnswer>("getTellers", "The tellers of a community");
        api.MapGet("/communities/{community:guid}/proposals/{proposal:guid}/entries", All)
            .Answers<PageAnswer<EntryAnswer>>("listEntries", "What tellers have entered in the latest round, for the tellers");
    }

    private static Task<IResult> Tellers(HttpContext http, Guid community, Reading reading, DecisionsEngine engine) =>
        reading.Answer(http, community, (actor, id, _) => Permissions.ToReadMembers(actor, id), async (_, _) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var loaded = await engine.Streams.Community(new CommunityId(community), http.RequestAborted);
            return Reading.Fresh(
                http, new TellersAnswer([.. loaded.State!.Tellers.Select(teller => teller.Value)], loaded.Version), loaded.Version, head.NextIndex);
        });

    private static Task<IResult> All(
        HttpContext http, Guid community, Guid proposal, ProposalReading reading, DecisionsEngine engine, EntriesOf entries) =>
        reading.Answer(http, community, proposal, (actor, id, _) => Permissions.ToTell(actor, id), async read =>
        {
            var id = new CommunityId(community);
            var tellers = (await engine.Streams.Community(id, http.RequestAborted)).State!.Tellers;
            if (read.Actor.Member is not { } asker || !tellers.Contains(asker))
                return Problems.Of(new TellerIsNotNamed(read.Actor.Member ?? default));
            if (read.State.Latest is not { } round)
                return Problems.NotYet(new VotingHasNotOpened(read.State.Id));
            var found = await entries.Ask(id, round.Id, http.RequestAborted);
            return Reading.Fresh(
                http,
                new PageAnswer<EntryAnswer>(
                    [.. found.Where(entry => !entry.Waiting.IsEmpty || entry.Confirmed is not null).Select(entry => EntryAnswer.Of(entry, asker))], null),
                read.Head.NextIndex);
        });
}
