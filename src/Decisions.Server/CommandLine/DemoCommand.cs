using System.CommandLine;
using Decisions.Server.Demo;
using Decisions.Server.Hosting;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions demo</c>: a small sample community to look around in, and links to sign in as its members.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var database = new DatabaseOptions();
        var url = new UrlOption();
        var command = new Command("demo", "Make a sample community with decisions under way, and print links to sign in as its members.");
        url.AddTo(command);
        database.AddTo(command);
        command.SetAction((parsed, cancel) => ExpectedErrors.Tell(async () =>
        {
            var source = database.Read(parsed);
            await using var session = await EngineSession.Open(source, cancel);
            var sample = new SampleCommunity(session);
            await sample.Make(cancel);
            Console.Out.WriteLine(await sample.Invitation(url.Text(parsed, source), cancel));
            return 0;
        }));
        return command;
    }
}
