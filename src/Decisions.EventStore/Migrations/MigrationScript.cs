using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Decisions.EventStore.Migrations;

/// <summary>One step of the database's schema: numbered, applied once, never edited afterwards.</summary>
/// <param name="Name">The file's name, '0003-append.sql': its number orders it.</param>
public sealed record MigrationScript(string Name, string Sql)
{
    /// <summary>SHA-256 of the text, in lower-case hexadecimal.</summary>
    public string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The scripts embedded in an assembly (any resource that ends in .sql under a Scripts folder), in order.</summary>
    public static IReadOnlyList<MigrationScript> In(Assembly assembly) =>
    [
        .. from resource in assembly.GetManifestResourceNames()
           let at = resource.IndexOf(".Scripts.", StringComparison.Ordinal)
           where at >= 0 && resource.EndsWith(".sql", StringComparison.Ordinal)
           let name = resource[(at + ".Scripts.".Length)..]
           orderby name
           select new MigrationScript(name, Text(assembly, resource)),
    ];

    private static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
