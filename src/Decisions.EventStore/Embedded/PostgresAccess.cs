namespace Decisions.EventStore.Embedded;

/// <summary>
/// Who may connect: the operating system's users that the database and the server run as, over the socket,
/// as the owner or as the application. There is no password to leak and no other way in.
/// </summary>
internal static class PostgresAccess
{
    public const string Owner = "decisions_owner";

    public const string Application = "decisions_app";

    public const string RulesFileName = "pg_hba.conf";

    public const string NamesFileName = "pg_ident.conf";

    private const string Map = "decisions";

    /// <summary>The text of pg_hba.conf.</summary>
    public static string Rules => $"""
        # Written by Decisions at each start; changes here are lost.
        local all all peer map={Map}

        """;

    /// <summary>The text of pg_ident.conf.</summary>
    public static string Names(IEnumerable<string> osUsers) =>
        "# Written by Decisions at each start; changes here are lost.\n"
        + string.Concat(
            from user in osUsers.Distinct()
            from role in new[] { Owner, Application }
            select $"{Map} \"{user}\" {role}\n");
}
