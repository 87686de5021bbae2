using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;

namespace Decisions.Ledger.Witnessing;

/// <summary>Decides on requests as C2SP tlog-witness says. It never cosigns two trees of a log that do not agree.</summary>
public static class Witness
{
    /// <param name="request">What the log sent.</param>
    /// <param name="log">
    /// What is kept of the log that the request names, or null. Nothing may change it between its being read and the
    /// storing of what follows it, or two requests at once would each be measured against the same old tree.
    /// </param>
    /// <param name="cosigners">The witness's keys, mostly one.</param>
    /// <param name="time">Now, in POSIX seconds.</param>
    public static WitnessAnswer Decide(
        AddCheckpointRequest request, WitnessedLog? log, IReadOnlyCollection<Cosigner> cosigners, long time)
    {
        var claimed = request.Claimed;
        if (log is null || log.Last.Origin != claimed.Origin)
        {
            return new WitnessAnswer.UnknownLog(claimed.Origin);
        }

        if (!OpenedCheckpoint.Open(request.Note, claimed.Origin, log.Keys, []).IsRead(out var opened, out var reason))
        {
            return new WitnessAnswer.NotSigned(reason);
        }

        var (last, next) = (log.Last, opened.Checkpoint);
        if (request.OldSize > next.Size)
        {
            return new WitnessAnswer.Malformed($"The old size {request.OldSize} is beyond the checkpoint's {next.Size}.");
        }

        if (request.OldSize != last.Size)
        {
            return new WitnessAnswer.OtherSize(last.Size);
        }

        return next.Continues(last, request.Proof.AsSpan())
            ? new WitnessAnswer.Cosigned(log with { Last = next }, [.. cosigners.Select(cosigner => cosigner.Cosign(next.ToText(), time))])
            : new WitnessAnswer.Inconsistent(
                last.Size == next.Size && last.Root != next.Root
                    ? $"Another root was cosigned for size {last.Size}."
                    : $"The proof does not lead from size {last.Size} to this checkpoint.");
    }
}
