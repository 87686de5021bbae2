using System.CommandLine;
using Decisions.Server.Hosting;

namespace Decisions.Server.CommandLine;

/// <summary>Which database a command works on; the same two options for every command that needs one.</summary>
internal sealed class DatabaseOptions
{
    private readonly Option<string> _data = new("--data")
    {
        Description = "The folder of the private database; made if missing. [$DECISIONS_DATA]",
        DefaultValueFactory = _ => EnvironmentSetting.Read("DECISIONS_DATA") ?? DefaultDataFolder.Path(),
    };

    private readonly Option<string?> _connection = new("--connection")
    {
        Description = "Use this PostgreSQL server instead, as in 'Host=db;Database=decisions;Username=decisions;Password=…'. "
            + "Other users of the machine can read a command line: prefer the variable. [$DECISIONS_CONNECTION]",
    };

    public DatabaseOptions() => _data.Validators.Add(result =>
    {
        if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            result.AddError("--data names a folder, such as ./data.");
    });

    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_connection);
    }

    /// <summary>The variable is read here and not as a default, so that no help text shows a password.</summary>
    public DatabaseSource Read(ParseResult parsed) => new(
        Path.GetFullPath(parsed.GetRequiredValue(_data)),
        parsed.GetValue(_connection) ?? EnvironmentSetting.Read("DECISIONS_CONNECTION"));
}
