using Decisions.Domain.Serialization;

namespace Decisions.Engine.Exporting;

/// <summary>What a person who opens an archive finds first.</summary>
internal static class ArchiveReadMe
{
    public static string Text(ArchiveManifest manifest) => $"""
        The record of a community that decides with Decisions.

        Log:      {manifest.Origin}
        Entries:  {manifest.Size}
        Written:  {manifest.ExportedAt}
        For:      {Words<Audience>.Of(manifest.Audience)}

        To check it, you need the log's public key. Take it from where you trust it, not from this archive:

            decisions verify THIS-FILE --key KEY

        What is here:

        events.jsonl        what happened, a line for each event: where it stands, who did it and when,
                            its payload, and the salt that opens the commitment in its entry,
                            or what opens the rest of it where words were taken out
        counts.jsonl        each declared result with its working
        checkpoint          the newest checkpoint, signed by the log and by the witnesses that saw it
        checkpoints.jsonl   every checkpoint so far
        chain               a signed digest of all of them: none is missing
        tile/               the log as C2SP tlog-tiles has it: entries in bundles, and the tree over them
        keys                the log's public keys, for comparison only
        manifest.json       what this archive is

        docs/ledger.md of Decisions says what each byte means.

        """;
}
