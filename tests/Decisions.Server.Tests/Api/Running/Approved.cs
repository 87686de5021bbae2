using System.Text.Encodings.Web;
using System.Text.Json;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>
/// Holds what programs read to what was approved. With the variable DECISIONS_APPROVE set to 1 the files are written
/// instead; the change is then read and committed, or not.
/// </summary>
internal static class Approved
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static bool IsApproving { get; } = Environment.GetEnvironmentVariable("DECISIONS_APPROVE") == "1";

    public static void Json(string file, Answer answer) => Text(
        Path.Combine("tests", "Decisions.Server.Tests", "Api", "approved", file), answer.Json.ToJsonString(Indented) + "\n");

    /// <param name="path">From the repository's root.</param>
    public static void Text(string path, string text)
    {
        var full = Path.Combine(Repository.Root, path);
        if (IsApproving)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
        File.Exists(full).ShouldBeTrue($"{path} is missing. Run the test with DECISIONS_APPROVE=1 to write it.");
        text.ShouldBe(File.ReadAllText(full), $"{path} is approved otherwise. Run the test with DECISIONS_APPROVE=1 to write it anew.");
    }
}
