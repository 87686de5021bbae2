using System.Collections.Immutable;
using Decisions.Ledger.Notes;

namespace Decisions.Engine.Witnessing;

/// <summary>What came of asking a witness: one of the cases within.</summary>
public abstract record WitnessOutcome
{
    private WitnessOutcome()
    {
    }

    /// <summary>It cosigned the checkpoint of a size, and the signatures are good.</summary>
    public sealed record Cosigned(long Size, ImmutableArray<NoteSignature> Signatures) : WitnessOutcome;

    /// <summary>It did not, for a reason that says nothing of the log's past.</summary>
    /// <param name="Words">For people; nothing of them was written by the witness.</param>
    public sealed record Refused(string Words) : WitnessOutcome;

    /// <summary>It has cosigned a greater tree than the log now has: the log was set back.</summary>
    public sealed record SetBack(long Ours, long Theirs) : WitnessOutcome;

    /// <summary>What it cosigned is no beginning of what the log now is: the history was changed.</summary>
    public sealed record Changed(long Ours, long Theirs) : WitnessOutcome;
}
