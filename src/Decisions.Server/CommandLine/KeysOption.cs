using System.CommandLine;

namespace Decisions.Server.CommandLine;

/// <summary>Where the key that signs the logs is kept.</summary>
internal sealed class KeysOption
{
    private readonly Option<string?> _keys = new("--keys")
    {
        Description = "The folder of the key that signs the logs, made at first start; 'keys' in the data folder unless said. Keep a copy, away from the database. [$DECISIONS_KEYS]",
        DefaultValueFactory = _ => EnvironmentSetting.Read("DECISIONS_KEYS"),
    };

    public void AddTo(Command command) => command.Add(_keys);

    /// <summary>An absolute path, or null where nobody said.</summary>
    public string? Read(ParseResult parsed) => parsed.GetValue(_keys) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;
}
