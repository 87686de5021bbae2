using System.CommandLine;
using Decisions.Server.Hosting;

namespace Decisions.Server.CommandLine;

/// <summary>The address at which people reach the server: the same option for every command that makes links.</summary>
internal sealed class UrlOption
{
    private readonly Option<string?> _url = new("--url")
    {
        Description = "The address at which people reach this server, as https://decide.example.org; links begin with it. [$DECISIONS_URL]",
        DefaultValueFactory = _ => EnvironmentSetting.Read("DECISIONS_URL"),
    };

    public UrlOption() => _url.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string?>() is { } text && Parse(text) is null)
            result.AddError($"--url must be an address such as https://decide.example.org, not '{text}'.");
    });

    public void AddTo(Command command) => command.Add(_url);

    /// <summary>The address, or null where nobody said it.</summary>
    public Uri? Read(ParseResult parsed) => parsed.GetValue(_url) is { } text ? Parse(text) : null;

    /// <summary>
    /// The same as text without a slash at its end; where nobody said it, where the server of this database was started
    /// last, or that of a server with the usual options.
    /// </summary>
    public string Text(ParseResult parsed, DatabaseSource database) =>
        Read(parsed)?.ToString().TrimEnd('/') ?? ServedAddress.Last(database) ?? "http://127.0.0.1:5080";

    private static Uri? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } ? url : null;
}
