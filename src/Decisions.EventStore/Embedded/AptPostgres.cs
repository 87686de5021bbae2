namespace Decisions.EventStore.Embedded;

/// <summary>Installs the system's own PostgreSQL package, as root on Debian, Ubuntu and their kin.</summary>
internal static class AptPostgres
{
    /// <summary>Debian's package makes and starts a server of its own unless told not to; ours is the only one wanted.</summary>
    private const string NoServer = "/etc/postgresql-common/createcluster.d/decisions.conf";

    private static readonly string[] InstallOnly = ["install", "-y", "-q", "--no-install-recommends"];

    /// <param name="wantedMajor">The version that the data folder was made by; null for the system's newest.</param>
    /// <param name="say">Is told that this may take a while.</param>
    /// <param name="refused">Is told the reason when nothing was installed.</param>
    /// <param name="cancellation">Gives up before the installation; half of one would leave the system's packages broken.</param>
    public static async Task<bool> Install(
        int? wantedMajor, Action<string> say, Action<string> refused, CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            refused("apt-get: needs root");
            return false;
        }

        if (!File.Exists("/usr/bin/apt-get"))
        {
            refused("apt-get: this system has none");
            return false;
        }

        say("Installing PostgreSQL with apt-get …");
        Directory.CreateDirectory(Path.GetDirectoryName(NoServer)!);
        await File.WriteAllTextAsync(NoServer, "create_main_cluster = false\n", cancellation);
        try
        {
            // postgresql-common first, so that its settings stand before a server package asks for them.
            return await AptGet(["update", "-q"], refused, cancellation)
                && await AptGet([.. InstallOnly, "postgresql-common"], refused, CancellationToken.None)
                && await AptGet(
                    [.. InstallOnly, wantedMajor is { } major ? $"postgresql-{major}" : "postgresql"],
                    refused,
                    CancellationToken.None);
        }
        finally
        {
            File.Delete(NoServer);
        }
    }

    private static async Task<bool> AptGet(
        IReadOnlyList<string> arguments, Action<string> refused, CancellationToken cancellation)
    {
        var result = await Command.Run(
            "env",
            ["DEBIAN_FRONTEND=noninteractive", "apt-get", .. arguments],
            patience: TimeSpan.FromMinutes(10),
            cancellation: cancellation);
        if (!result.Succeeded)
        {
            refused($"apt-get {arguments[0]}: {result.Tail()}");
        }

        return result.Succeeded;
    }
}
