using System.CommandLine;

namespace Decisions.Server.CommandLine;

/// <summary>How much the log tells. Quiet unless asked: warnings and worse.</summary>
internal sealed class LoggingOptions
{
    private static readonly string[] Levels = ["error", "warning", "information", "debug", "trace"];

    private readonly Option<bool> _verbose = new("--verbose", "-v")
    {
        Description = "Log every request and what is done. $DECISIONS_LOG sets it finer: " + string.Join(", ", Levels) + ".",
    };

    public LoggingOptions() => _verbose.Validators.Add(result =>
    {
        if (EnvironmentSetting.Read("DECISIONS_LOG") is { } level && !Levels.Contains(level))
            result.AddError($"DECISIONS_LOG must be one of {string.Join(", ", Levels)}, not '{level}'.");
    });

    public void AddTo(Command command) => command.Add(_verbose);

    public LogLevel Level(ParseResult parsed) =>
        parsed.GetValue(_verbose) ? LogLevel.Information
        : EnvironmentSetting.Read("DECISIONS_LOG") is { } level ? Enum.Parse<LogLevel>(level, ignoreCase: true)
        : LogLevel.Warning;
}
