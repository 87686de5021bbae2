using System.Collections.Concurrent;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Witnessing;
using NodaTime;

namespace Decisions.Server.Witnessing;

/// <summary>
/// Answers requests: those about one log one after the other, each against what the one before left on disk. What it
/// cosigns is kept before it is answered.
/// </summary>
/// <param name="say">Is told what its keeper should know.</param>
public sealed class WitnessDesk(WitnessFolder folder, Cosigner key, IClock clock, Action<string> say)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
    private readonly ConcurrentDictionary<string, bool> _greeted = new();

    public async Task<WitnessAnswer> Answer(byte[] body, CancellationToken cancel)
    {
        if (!AddCheckpointRequest.Parse(body).IsRead(out var request, out var reason))
            return new WitnessAnswer.Malformed(reason);
        var origin = request.Claimed.Origin;
        // Turns are kept only for logs that are known, so that nobody fills the memory with others.
        if (folder.Read(origin) is null)
            return new WitnessAnswer.UnknownLog(origin);
        var turn = _turns.GetOrAdd(origin, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancel);
        try
        {
            return Decide(request);
        }
        finally
        {
            turn.Release();
        }
    }

    private WitnessAnswer Decide(AddCheckpointRequest request)
    {
        var log = folder.Read(request.Claimed.Origin);
        var answer = Witness.Decide(request, log, [key], clock.GetCurrentInstant().ToUnixTimeSeconds());
        switch (answer)
        {
            case WitnessAnswer.Cosigned { Next: var next }:
                if (next.Last != log!.Last)
                    folder.Keep(request.Note, next.Last.Origin);
                if (_greeted.TryAdd(next.Last.Origin, true))
                    say($"Cosigned {next.Last.Origin}, which holds {next.Last.Size} events. What follows well is not told again.");
                break;
            // From nothing every tree follows: such a request is only malformed.
            case WitnessAnswer.Inconsistent { Reason: var why } when request.OldSize > 0:
                say($"THE HISTORY OF {request.Claimed.Origin} WAS CHANGED. {why} Not cosigned. " +
                    (folder.KeepEvidence(request) is { } file
                        ? $"The request is kept in {file}: show it to the community's board."
                        : "Enough such requests are kept beside the log's keys: show them to the community's board."));
                break;
            case WitnessAnswer.OtherSize { Size: var size } when size > request.Claimed.Size:
                say($"{request.Claimed.Origin} NOW HOLDS {request.Claimed.Size} EVENTS, and {size} were cosigned. Not cosigned. If this comes again, it was set back, perhaps to an old backup: tell the community's board.");
                break;
        }

        return answer;
    }
}
