using Decisions.EventStore;
using Npgsql;

namespace Decisions.Engine.Following;

/// <summary>Tells a database that does not answer, which is waited for, from a fault of ours, which is to be mended.</summary>
internal static class LostDatabase
{
    public static bool IsCauseOf(Exception fault) =>
        fault is EventStoreUnavailableException or NpgsqlException { IsTransient: true } ||
        fault is NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException };
}
