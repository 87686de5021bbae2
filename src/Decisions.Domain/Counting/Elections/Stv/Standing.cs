namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>How a candidate stands in a count.</summary>
internal enum Standing
{
    /// <summary>Neither elected nor excluded: may get papers.</summary>
    Continuing,
    Elected,
    Excluded,
    Withdrawn,
}
