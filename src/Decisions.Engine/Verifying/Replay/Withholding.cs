using Decisions.Domain;
using Decisions.Engine.Exporting;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>What an archive for its audience may leave out.</summary>
internal static class Withholding
{
    /// <summary>Whether it may leave out what such an event says; of ballots, proxies, comments and nominations it is told later which.</summary>
    public static bool MayBe(Entry entry, Audience audience) => entry.Header.Stream.Split('/')[0] is Streams.BallotType or Streams.EntryType or Streams.HandsType or Streams.ProxyType
        || entry.Header.Type == "nomination_made"
        || audience switch
        {
            Audience.Auditor => false,
            Audience.Member => entry.Header.Type is "person_erased" or "payload_redacted" || entry.Header.Stream.Split('/')[0] is Streams.CommentType or Streams.DelegationType or Streams.MeetingProxyType,
            _ => entry.Header.Type != "log_key_rotated",
        };
}
