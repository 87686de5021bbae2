using System.Security.Cryptography;
using System.Text;

namespace Decisions.Engine.ReadModels;

/// <summary>The tables of read models: which there are, and which version of the program made what is in them.</summary>
public static class ReadModelTables
{
    /// <summary>Raised whenever the same event leaves something else in the same tables.</summary>
    public const int Folding = 2;

    private const string Resource = "Decisions.Engine.ReadModels.tables.sql";

    private static readonly string Template = ReadTemplate();

    /// <summary>Names the tables: SHA-256 of their template, shortened.</summary>
    public static string Checksum { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Template)))[..16];

    /// <summary>Names what this program folds, and into which tables.</summary>
    public static string Version { get; } = $"{Folding}-{Checksum}";

    /// <summary>The statements that make the tables in a schema.</summary>
    public static string In(string schema) => Template.Replace("{read}", schema, StringComparison.Ordinal);

    private static string ReadTemplate()
    {
        using var reader = new StreamReader(typeof(ReadModelTables).Assembly.GetManifestResourceStream(Resource)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
