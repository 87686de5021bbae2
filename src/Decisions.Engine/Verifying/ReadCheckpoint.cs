using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;

namespace Decisions.Engine.Verifying;

/// <summary>A checkpoint as an archive has it, whose signatures nobody has looked at yet.</summary>
internal sealed record ReadCheckpoint(Checkpoint Claimed, SignedNote Note);
