using Decisions.Domain.ConsentRounds;
using NodaTime;

namespace Decisions.Engine.ReadModels.ConsentRounds;

/// <summary>Keeps where each consent round's stream stands, and when the round goes on by itself. There are few, so each event has a statement of its own.</summary>
internal sealed class ConsentRoundReadModel : IReadModel
{
    private const string Sql = """
        insert into {read}.consent_round (community, proposal, version, goes_on_at) values ($1, $2, $3, $4)
        on conflict (community, proposal) do update set version = $3, goes_on_at = $4
        """;

    private const string MoveSql = "update {read}.consent_round set version = $3 where community = $1 and proposal = $2";

    public async Task Fold(LogPage page, PageTransaction transaction)
    {
        foreach (var fact in page.Facts)
            if (fact.Event is IConsentRoundEvent e)
                await (e switch
                {
                    ConsentRoundBegun begun => Keep(fact, e, begun.EndsAt),
                    DriverRestated restated => Keep(fact, e, restated.EndsAt),
                    ConsentRoundMoved moved => Keep(fact, e, moved.Step is ConsentStep.Test or ConsentStep.Paused ? null : moved.EndsAt),
                    // Positions end with their round of voting, and a pause when somebody takes it up.
                    StepTaken taken => Keep(fact, e, taken.Step is ConsentStep.Signal or ConsentStep.Paused ? null : taken.EndsAt),
                    _ => transaction.Execute(MoveSql, page.Community, e.ProposalId.Value, fact.Version),
                });

        Task<int> Keep(LoggedFact fact, IConsentRoundEvent e, Instant? at) =>
            transaction.Execute(Sql, page.Community, e.ProposalId.Value, fact.Version, ColumnOf.Instant(at));
    }
}
