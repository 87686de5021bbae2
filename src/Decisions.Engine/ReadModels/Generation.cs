namespace Decisions.Engine.ReadModels;

/// <summary>What a generation of read models is to those who run.</summary>
public enum GenerationState
{
    /// <summary>It is filled for the first time and has not caught up with the log yet.</summary>
    Building,

    /// <summary>Whoever starts now reads it, if it knows its tables.</summary>
    Live,

    /// <summary>Only programs of an older version still read it.</summary>
    Retired,
}

/// <summary>One set of read-model tables, made and filled by programs of one version.</summary>
/// <param name="Version"><see cref="ReadModelTables.Version"/> of the program.</param>
/// <param name="Tables"><see cref="ReadModelTables.Checksum"/> of the program.</param>
public sealed record Generation(int Number, string Schema, string Version, string Tables, GenerationState State);
