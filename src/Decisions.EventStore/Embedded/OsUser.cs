using System.Globalization;

namespace Decisions.EventStore.Embedded;

/// <summary>A user of the operating system.</summary>
internal sealed record OsUser(string Name, int Id, int Group)
{
    public bool IsRoot => Id == 0;

    /// <summary>The user that this process runs as.</summary>
    public static async Task<OsUser> Current(CancellationToken cancellation)
    {
        var id = await Command.Run("id", ["-u"], cancellation: cancellation);
        var group = await Command.Run("id", ["-g"], cancellation: cancellation);
        var name = await Command.Run("id", ["-un"], cancellation: cancellation);
        return name.Succeeded
            ? new OsUser(name.Output.Trim(), Number(id), Number(group))
            : throw new NoDatabaseUser(
                $"The user that runs this program (number {id.Output.Trim()}) has no name in /etc/passwd, "
                + "and PostgreSQL refuses to run without one. Add a line for it, or run as a named user.");
    }

    /// <summary>The user of that name, or of that number in text; null where there is none.</summary>
    public static async Task<OsUser?> Find(string nameOrId, CancellationToken cancellation)
    {
        var name = await Command.Run("id", ["-un", nameOrId], cancellation: cancellation);
        var id = await Command.Run("id", ["-u", nameOrId], cancellation: cancellation);
        var group = await Command.Run("id", ["-g", nameOrId], cancellation: cancellation);
        return name.Succeeded ? new OsUser(name.Output.Trim(), Number(id), Number(group)) : null;
    }

    private static int Number(CommandResult result) => int.Parse(result.Output.Trim(), CultureInfo.InvariantCulture);
}
