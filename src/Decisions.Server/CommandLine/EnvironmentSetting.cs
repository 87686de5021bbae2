namespace Decisions.Server.CommandLine;

/// <summary>Reads an environment variable; one that is set to nothing counts as not set.</summary>
internal static class EnvironmentSetting
{
    public static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
