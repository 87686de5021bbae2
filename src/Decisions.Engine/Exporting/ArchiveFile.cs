namespace Decisions.Engine.Exporting;

/// <summary>The files of an archive, in the order in which they stand there; docs/ledger.md says what each holds.</summary>
public static class ArchiveFile
{
    public const string ReadMe = "README.txt";
    public const string Manifest = "manifest.json";
    public const string Keys = "keys";
    public const string Checkpoint = "checkpoint";
    public const string Checkpoints = "checkpoints.jsonl";
    public const string Chain = "chain";
    public const string Events = "events.jsonl";
    public const string Counts = "counts.jsonl";

    /// <summary>What the names of tiles and bundles begin with.</summary>
    public const string Tiles = "tile/";
}
