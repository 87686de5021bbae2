using System.CommandLine;
using System.Globalization;
using System.Net;

namespace Decisions.Server.CommandLine;

/// <summary>Where the server listens.</summary>
internal sealed class ListeningOptions
{
    private readonly Option<string> _host = new("--host")
    {
        Description = "The address to listen on: an IP address of this machine, or localhost. 0.0.0.0 is all of them. [$DECISIONS_HOST]",
        DefaultValueFactory = _ => EnvironmentSetting.Read("DECISIONS_HOST") ?? "127.0.0.1",
    };

    private readonly Option<string> _port = new("--port")
    {
        Description = "The port to listen on; 0 takes any that is free. [$DECISIONS_PORT]",
        DefaultValueFactory = _ => EnvironmentSetting.Read("DECISIONS_PORT") ?? "5080",
    };

    public ListeningOptions()
    {
        _host.Validators.Add(result =>
        {
            var host = result.GetValueOrDefault<string>();
            if (host != "localhost" && !IPAddress.TryParse(host, out _))
                result.AddError($"--host must be an IP address or localhost, not '{host}'.");
        });
        _port.Validators.Add(result =>
        {
            var port = result.GetValueOrDefault<string>();
            if (!ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                result.AddError($"--port must be a number from 0 to 65535, not '{port}'.");
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_host);
        command.Add(_port);
    }

    public string Host(ParseResult parsed) => parsed.GetRequiredValue(_host);

    public int Port(ParseResult parsed) => ushort.Parse(parsed.GetRequiredValue(_port), CultureInfo.InvariantCulture);
}
