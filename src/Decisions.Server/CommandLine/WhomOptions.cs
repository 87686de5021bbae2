using System.CommandLine;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Server.Hosting;

namespace Decisions.Server.CommandLine;

/// <summary>Whom a key is for.</summary>
internal sealed class WhomOptions
{
    private readonly Option<bool> _admin = new("--admin") { Description = "A key to the server itself: it founds communities." };
    private readonly Option<Guid?> _community = CommunityOption.Create("The community's id, as the address of its pages has it.");
    private readonly Option<string?> _member = new("--member") { Description = "The member's id or e-mail address; left out for an auditor from outside." };
    private readonly Option<Role[]> _roles = new("--role")
    {
        Description = "member, facilitator, secretary or auditor; may be given several times.",
        DefaultValueFactory = _ => [Role.Member],
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result =>
        {
            List<Role> roles = [];
            foreach (var token in result.Tokens)
            {
                if (Enum.GetValues<Role>().Where(role => role.ToString().Equals(token.Value, StringComparison.OrdinalIgnoreCase)).ToArray() is [var role])
                    roles.Add(role);
                else
                    result.AddError($"--role is member, facilitator, secretary or auditor, not '{token.Value}'.");
            }
            return [.. roles];
        },
    };

    public void AddTo(Command command)
    {
        command.Add(_admin);
        command.Add(_community);
        command.Add(_member);
        command.Add(_roles);
    }

    /// <exception cref="CommandFailedException">There is no such community or member, or the roles do not fit.</exception>
    public async Task<Actor> Read(ParseResult parsed, EngineSession session, CancellationToken cancel)
    {
        if (parsed.GetValue(_admin))
            return new Actor(null, null, [Role.Admin]);
        var community = new CommunityId(parsed.GetValue(_community)
            ?? throw new CommandFailedException("Say which community with --community, or --admin for a key to the server."));
        var streams = session.Get<DecisionsEngine>().Streams;
        if ((await streams.Community(community, cancel)).State is null)
            throw new CommandFailedException($"There is no community {community} here.");
        var roles = parsed.GetRequiredValue(_roles);
        if (roles.Contains(Role.Admin))
            throw new CommandFailedException("The admin role is the server's own: use --admin without a community.");
        if (parsed.GetValue(_member) is not { } named)
            return roles is [Role.Auditor]
                ? new Actor(community, null, [Role.Auditor])
                : throw new CommandFailedException("Say which member with --member. Only an auditor can be from outside (--role auditor).");
        var member = await Find(community, named, session, cancel);
        return (await streams.Member(community, member, cancel)).State is { Standing: not Standing.Left }
            ? new Actor(community, member, [.. roles.Distinct()])
            : throw new CommandFailedException($"No member '{named}' is on this community's register.");
    }

    private static async Task<MemberId> Find(CommunityId community, string named, EngineSession session, CancellationToken cancel) =>
        Guid.TryParse(named, out var id)
            ? new MemberId(id)
            : (await session.Get<People>().ByEmail(community, named, cancel))?.Member
                ?? throw new CommandFailedException($"No member has the address '{named}'.");
}
