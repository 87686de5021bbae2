using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

namespace Decisions.Engine.Members;

/// <summary>Invites someone. A person whose address is on the register already keeps their membership's id.</summary>
public static class InviteMemberHandler
{
    public static async Task<CommandResult> Handle(
        Person invited, CommandContext context, DecisionsEngine engine, People people, CancellationToken cancel)
    {
        if (Permissions.ToKeepMembers(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        if (PersonRule.Check(invited) is { } unfit)
            return new Refused(unfit);
        var added = await people.Add(context.Community, [invited], cancel);
        // Looked up after, not before: of two who invite one address at once, one keeps the id and both use it.
        var known = invited.Email is { } email ? await people.ByEmail(context.Community, email, cancel) : null;
        var member = known?.Member ?? invited.Member;
        var result = await MemberStream.Change(
            member, state => InviteMember.Decide(state, new InviteMember(member)), context, engine, cancel);
        // A refused invitation leaves no personal data behind, nor does a repeated one that made its member before.
        await people.ForgetStrays(context.Community, added, cancel);
        return result;
    }
}
