using System.CommandLine;
using Decisions.Server.Hosting;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions serve</c>: the API and the pages, until told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var listening = new ListeningOptions();
        var url = new UrlOption();
        var database = new DatabaseOptions();
        var keys = new KeysOption();
        var mail = new MailOptions();
        var logging = new LoggingOptions();
        var command = new Command("serve", "Serve the API and the pages.");
        listening.AddTo(command);
        url.AddTo(command);
        database.AddTo(command);
        keys.AddTo(command);
        mail.AddTo(command);
        logging.AddTo(command);
        command.SetAction((parsed, _) => ExpectedErrors.Tell(() => Serve(new ServerOptions(
            listening.Host(parsed), listening.Port(parsed), database.Read(parsed), logging.Level(parsed), url.Read(parsed), keys.Read(parsed),
            mail.Read(parsed, url.Read(parsed))))));
        return command;
    }

    private static async Task<int> Serve(ServerOptions options)
    {
        using var signals = new StopSignals();
        await ServerProcess.Run(options, Console.Out.WriteLine, signals);
        return 0;
    }
}
