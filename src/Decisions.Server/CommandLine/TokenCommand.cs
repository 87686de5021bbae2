using System.CommandLine;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Server.Hosting;
using NodaTime;

namespace Decisions.Server.CommandLine;

/// <summary><c>decisions token</c>: keys for programs and sign-in links for people.</summary>
internal static class TokenCommand
{
    private static readonly Duration LinkLifetime = Duration.FromDays(7);

    private const int MostDays = 3650;

    public static Command Create() => new("token", "Issue, list and revoke keys: bearer tokens for programs, one-time links for people.")
    {
        Issue(), Link(), List(), Revoke(),
    };

    private static Command Issue()
    {
        var whom = new WhomOptions();
        var days = new Option<int>("--days") { Description = "Days until it expires.", DefaultValueFactory = _ => 365 };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostDays)
                result.AddError($"--days must be from 1 to {MostDays}.");
        });
        var label = new Option<string?>("--label") { Description = "What it is for, to tell it from others in the list." };
        return Make("issue", "Issue a bearer token for the API. It is printed once, on standard output.", [days, label], whom, async (parsed, session, cancel) =>
        {
            var actor = await whom.Read(parsed, session, cancel);
            var (id, secret) = await session.Get<AccessTokens>().Issue(
                TokenKind.Bearer, actor, Duration.FromDays(parsed.GetRequiredValue(days)), parsed.GetValue(label), cancel);
            await Console.Error.WriteLineAsync($"Key {id} is issued. The next line is its token: keep it secret, it is not shown again.");
            Console.Out.WriteLine(secret);
        });
    }

    private static Command Link()
    {
        var whom = new WhomOptions();
        var url = new UrlOption();
        var command = Make("link", "Make a link that signs a person in, once, within seven days.", [], whom, async (parsed, session, cancel) =>
        {
            var actor = await whom.Read(parsed, session, cancel);
            var (_, secret) = await session.Get<AccessTokens>().Issue(TokenKind.Link, actor, LinkLifetime, null, cancel);
            Console.Out.WriteLine($"{url.Text(parsed, session.Source)}/sign-in/{secret}");
        });
        url.AddTo(command);
        return command;
    }

    private static Command List()
    {
        var community = CommunityOption.Create("The community; without it, the server's own keys.");
        return Make("list", "List keys, and browsers that are signed in, newest first.", [community], null, async (parsed, session, cancel) =>
        {
            var of = parsed.GetValue(community) is { } id ? new CommunityId(id) : (CommunityId?)null;
            foreach (var token in await session.Get<AccessTokens>().List(of, cancel))
                Console.Out.WriteLine(
                    $"{token.Id}  {token.Kind,-7}  {State(token, session.Get<DecisionsEngine>().Clock.GetCurrentInstant()),-8}  " +
                    $"{string.Join('+', token.Roles)}  {token.Member?.ToString() ?? "-"}  {token.Label}");
        });
    }

    private static Command Revoke()
    {
        var id = new Argument<Guid>("id") { Description = "The token's id, from 'token list'." };
        return Make("revoke", "Revoke a key at once; a link's with the browser that was signed in by it.", [id], null, async (parsed, session, cancel) =>
        {
            if (!await session.Get<AccessTokens>().Revoke(parsed.GetRequiredValue(id), cancel))
                throw new CommandFailedException("No key of that id is in force. 'token list' shows those there are.");
        });
    }

    private static string State(IssuedToken token, Instant now) =>
        token.RevokedAt is not null ? "revoked"
        : token.HasLeft ? "left"
        : token.UsedAt is not null ? "used"
        : token.ExpiresAt <= now ? "expired"
        : "in force";

    private static Command Make(
        string name, string description, Symbol[] own, WhomOptions? whom,
        Func<ParseResult, EngineSession, CancellationToken, Task> act)
    {
        var database = new DatabaseOptions();
        var command = new Command(name, description);
        foreach (var symbol in own)
        {
            if (symbol is Option option)
                command.Add(option);
            else if (symbol is Argument argument)
                command.Add(argument);
        }
        whom?.AddTo(command);
        database.AddTo(command);
        command.SetAction((parsed, cancel) => ExpectedErrors.Tell(async () =>
        {
            await using var session = await EngineSession.Open(database.Read(parsed), cancel);
            await act(parsed, session, cancel);
            return 0;
        }));
        return command;
    }
}
