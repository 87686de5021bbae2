using System.Net.Sockets;
using Npgsql;

namespace Decisions.EventStore;

/// <summary>What the database's faults mean to whoever meets them.</summary>
internal static class DatabaseFaults
{
    /// <summary>
    /// Whether the fault is the server's or the network's and may pass: a lost connection, a server that starts, stops,
    /// is full or stands by, a statement that an administrator or a time limit ended, a deadlock, a stream that was
    /// deleted under an append (serialization_failure).
    /// </summary>
    public static bool IsPassing(Exception fault) => fault switch
    {
        PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.ReadOnlySqlTransaction
        } => true,
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
        _ => false,
    };

    /// <summary>
    /// Whether another writer of Marten's tables put a row in the way between the check and the insert: the next
    /// attempt sees it.
    /// </summary>
    public static bool IsCollision(Exception fault) =>
        fault is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
