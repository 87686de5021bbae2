using Decisions.Domain.Auditing;
using Decisions.Domain.Serialization;
using Npgsql;

namespace Decisions.Engine.ReadModels.Auditing;

/// <summary>Keeps every event of the log by what it concerns, who did it, how it came by and whether it needs a look.</summary>
internal sealed class TimelineReadModel : IReadModel
{
    private const string Insert = """
        insert into {read}.timeline
               (community, index, at, proposal, member, rule, round, due_at, kind, actor, channel, notice)
        select $1, n.index, n.at, n.proposal, n.member, n.rule, n.round, n.due_at, n.kind, n.actor, n.channel, n.notice
          from unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                 as n (index, at, proposal, member, rule, round, due_at, kind, actor, channel, notice)
        """;

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        var rounds = await RoundTable.Before(page, transaction);
        var before = rounds;
        Concern[] concerns = [.. page.Facts.Select(fact => Concern.Of(fact.Event))];
        var noticed = new Noticed?[page.Facts.Count];
        for (var i = 0; i < noticed.Length; i++)
        {
            var fact = page.Facts[i];
            noticed[i] = Notices.Of(fact.Event, fact.At, rounds);
            rounds = rounds.After(fact.Event, fact.At);
        }
        await RoundTable.Write(page, before, rounds, transaction);
        await transaction.Execute(
            Insert, page.Community,
            page.Facts.Select(fact => fact.Index).ToArray(),
            page.Facts.Select(fact => fact.At.ToDateTimeUtc()).ToArray(),
            Array.ConvertAll(concerns, concern => concern.Proposal?.Value),
            Array.ConvertAll(concerns, concern => concern.Member?.Value),
            Array.ConvertAll(concerns, concern => concern.Rule?.Value),
            Array.ConvertAll(concerns, concern => concern.Round?.Value),
            ColumnOf.Instants(noticed.Select(each => each?.DueAt)),
            page.Facts.Select(fact => fact.Type).ToArray(),
            page.Facts.Select(fact => fact.Actor).ToArray(),
            page.Facts.Select(fact => fact.Channel).ToArray(),
            Array.ConvertAll(noticed, each => each is { } found ? Words<Notice>.Of(found.Notice) : null));
    }
}
