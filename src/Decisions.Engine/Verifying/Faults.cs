namespace Decisions.Engine.Verifying;

/// <summary>Collects faults; of very many, it keeps the first and counts the others.</summary>
internal sealed class Faults
{
    private const int MostKept = 1_000;

    private readonly List<RecordFault> _kept = [];

    public IReadOnlyList<RecordFault> Kept => _kept;

    public long Count { get; private set; }

    public void Add(long? index, string? decision, string what)
    {
        Count++;
        if (_kept.Count < MostKept)
            _kept.Add(new RecordFault(index, decision, what));
    }
}
