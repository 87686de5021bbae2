using Decisions.Domain.Proposals;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>The recounts of declared rounds: each is held against what the ballots on record come to.</summary>
internal sealed class RecountReplay(RoundReplay rounds, ReplayFaults faults)
{
    /// <summary>The last recount of each round that found other numbers than the record gives. One that finds them takes it off.</summary>
    private readonly Dictionary<RoundId, (long Index, ProposalId Proposal)> _differing = [];

    public void Take(in CheckedEvent next, RecountMade e)
    {
        if (rounds.Counted(e.RoundId) is not { } counted)
            return;
        if (e.CountedTo > next.Index || e.CountedTo <= counted.DeclaredIndex)
            faults.Add(next, $"It says that it counted the record up to {e.CountedTo}, which is before the result or beyond itself.");
        if (counted.Tally is not { } tally)
            return;
        var isOfRecord = ReplayFaults.Same(e with { Tally = tally }, e);
        _differing.Remove(e.RoundId);
        if (isOfRecord)
            return;
        if (e.Agrees)
            faults.Add(next, "This recount says that it agrees, and the ballots on record come to something else.");
        else
            _differing[e.RoundId] = (next.Index, e.ProposalId);
    }

    /// <summary>Says which recounts no later one has set right.</summary>
    public void End()
    {
        foreach (var (index, proposal) in _differing.Values)
            faults.Add(index, proposal,
                "This recount found other numbers than the ballots on record give: it is wrong, or stored ballots were not those of the record then.");
    }
}
