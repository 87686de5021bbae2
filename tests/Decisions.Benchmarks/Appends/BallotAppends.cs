using System.Text;
using Decisions.EventStore;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Benchmarks.Appends;

/// <summary>The appends that are measured: one ballot each, guarded by the proposal it is cast on.</summary>
internal sealed class BallotAppends
{
    private static readonly byte[] Headers = """{"channel":"api"}"""u8.ToArray();

    private readonly Guid _community = Guid.CreateVersion7();
    private readonly Guid _proposal = Guid.CreateVersion7();
    private readonly Guid _round = Guid.CreateVersion7();
    private readonly Instant _closes = SystemClock.Instance.GetCurrentInstant() + Duration.FromDays(1);

    private string ProposalStream => $"proposal/{_proposal}";

    /// <summary>Founds the log that the ballots go to.</summary>
    public async Task Open(IEventStore store)
    {
        var opened = new NewEvent(
            Guid.CreateVersion7(), "voting_opened", "Decisions.Domain.Proposals.VotingOpened, Decisions.Domain",
            Encoding.UTF8.GetBytes($$"""{"roundId":"{{_round}}"}"""), Headers);
        var outcome = await store.Append(new Append(
            _community, Guid.CreateVersion7(), [new StreamWrite(ProposalStream, "proposal", 0, [opened])], [], "system"));
        if (outcome is not Landed)
            throw new InvalidOperationException($"The proposal did not open: {outcome}.");
    }

    /// <summary>The payload of one ballot: what both sides of the comparison store.</summary>
    public string Payload(Guid member) =>
        $$$"""{"roundId":"{{{_round}}}","proposalId":"{{{_proposal}}}","memberId":"{{{member}}}","revision":1,"choice":{"kind":"yesNo","answer":"yes"},"reason":"It is time, and we can pay for it.","channel":"api"}""";

    /// <summary>Casts the ballot of a member who has not voted yet.</summary>
    public async Task Cast(IEventStore store, Guid member)
    {
        var cast = new NewEvent(
            Guid.CreateVersion7(), "ballot_cast", "Decisions.Domain.Ballots.BallotCast, Decisions.Domain",
            Encoding.UTF8.GetBytes(Payload(member)), Headers);
        var outcome = await store.Append(
            new Append(
                _community, Guid.CreateVersion7(),
                [new StreamWrite($"ballot/{_round}/{member}", "ballot", 0, [cast])],
                [new StreamGuard(ProposalStream, 1)], member.ToString())
            {
                NotAfter = _closes,
            });
        if (outcome is not Landed { Before: false })
            throw new InvalidOperationException($"A ballot did not land: {outcome}.");
    }
}
