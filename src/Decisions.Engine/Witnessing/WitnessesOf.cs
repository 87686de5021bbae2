using System.Collections.Immutable;
using System.Text;
using Dapper;
using Decisions.Domain.Communities;
using Decisions.Engine.Publishing;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using NodaTime;
using Npgsql;

namespace Decisions.Engine.Witnessing;

/// <summary>Who witnesses this community's log, and what have they seen?</summary>
public sealed class WitnessesOf(NpgsqlDataSource source, WitnessedCheckpoints checkpoints, LogAlarms alarms, LogKey key)
{
    /// <param name="community">As its events leave it: who is named, and how many are asked for.</param>
    public async Task<WitnessStatus> Ask(Community community, CancellationToken cancel)
    {
        var seen = await Seen(community, cancel);
        var newest = await checkpoints.Newest(community.Id.Value, cancel);
        var cosigned = newest is null ? [] : Cosigned(newest, community);
        var signers = newest is null ? [] : key.SignersOf(community.Id.Value, newest.Note);
        return new WitnessStatus(
            (signers is [.., var last] ? last : key.VerifierOf(community.Id.Value)).ToString(),
            community.WitnessesRequired, seen, newest?.Size ?? 0, cosigned.Length, cosigned.Length >= community.WitnessesRequired,
            TrustedSize(community.WitnessesRequired, seen), await alarms.All(community.Id.Value, cancel));
    }

    /// <summary>By the signatures themselves, not by what is noted of them.</summary>
    private static ImmutableArray<WitnessedBy> Cosigned(WitnessedCheckpoint newest, Community community)
    {
        var keys = community.Witnesses.Select(witness => KeyOf(witness.Key)).ToImmutableArray();
        return SignedNote.Parse(Encoding.UTF8.GetBytes(newest.Note)).Then(note => OpenedNote.Open(note, keys)).IsRead(out var opened, out _)
            ? new WitnessPolicy(community.WitnessesRequired, keys).Judge(opened).By
            : [];
    }

    /// <summary>A witness that has cosigned a size has seen every lesser one, so enough of them have seen the k-th greatest.</summary>
    private static long TrustedSize(int required, ImmutableArray<WitnessSeen> seen) =>
        required == 0 ? 0 : seen.Select(witness => witness.Size).OrderDescending().ElementAt(required - 1);

    private async Task<ImmutableArray<WitnessSeen>> Seen(Community community, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        var rows = (await connection.QueryAsync<(string Key, long Size, DateTime? CosignedAt, string? Refusal, DateTime? RefusedAt)>(
            new CommandDefinition(
                "select key, size, cosigned_at, refusal, refused_at from decisions.witness where community = @id and key = any (@keys)",
                new { id = community.Id.Value, keys = community.Witnesses.Select(witness => witness.Key).ToArray() }, cancellationToken: cancel)))
            .ToDictionary(row => row.Key);
        return
        [
            .. community.Witnesses.Select(witness =>
            {
                var row = rows.GetValueOrDefault(witness.Key);
                return new WitnessSeen(
                    witness.Url, witness.Key, KeyOf(witness.Key).Name, row.Size, At(row.CosignedAt), row.Refusal, At(row.RefusedAt));
            }),
        ];
    }

    private static Instant? At(DateTime? at) => at is { } known ? Instant.FromDateTimeUtc(known) : null;

    /// <summary>Keys were read before they were put on record.</summary>
    private static VerifierKey KeyOf(string text) =>
        VerifierKey.Parse(text).IsRead(out var key, out var reason) ? key : throw new FormatException(reason);
}
