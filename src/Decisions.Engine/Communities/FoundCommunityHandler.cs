using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

namespace Decisions.Engine.Communities;

/// <summary>Founds a community together with the membership of its founder.</summary>
public static class FoundCommunityHandler
{
    /// <param name="founder">Who founds it; their name and address stay out of the events.</param>
    /// <param name="rules">The keys of the library's rules that it begins with.</param>
    public static async Task<CommandResult> Handle(
        FoundCommunity command, Person founder, CommandContext context, DecisionsEngine engine, People people,
        CancellationToken cancel, IReadOnlyCollection<string>? rules = null)
    {
        if (Permissions.ToFound(context.Actor) is { } rejection)
            return new Refused(rejection);
        if ((TextRule.Line("founderName", founder.Name) ?? PersonRule.Check(founder)) is { } unfit)
            return new Refused(unfit);
        var keys = (rules ?? []).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Find(key => RuleLibrary.Find(key) is null) is { } unknown)
            return new Refused(new LibraryHasNoSuchRule(unknown));
        var added = await people.Add(context.Community, [founder], cancel);
        var result = await engine.Commands.Run(context, async _ =>
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            return new Plan(
                Streams.Of(context.Community), Streams.CommunityType, community.Version,
                FoundCommunity.Decide(community.State, command))
            {
                Further =
                [
                    new FurtherWrite(Streams.Of(founder.Member), Streams.MemberType, 0,
                        [new MemberInvited(founder.Member), new MemberJoined(founder.Member, context.Channel)]),
                    .. keys.Select(key => Adopted(context.Community, RuleLibrary.Find(key)!)),
                ],
            };
        }, cancel);
        // A refused founding leaves no personal data behind, nor does a repeated one, whose founder is another id.
        await people.ForgetStrays(context.Community, added, cancel);
        return result;
    }

    /// <summary>A repeated founding finds the same rules, so their ids follow from the community's.</summary>
    private static FurtherWrite Adopted(CommunityId community, LibraryRule rule)
    {
        var id = new RuleId(DerivedId.From("rule", $"{community} {rule.Key}"));
        return new FurtherWrite(Streams.Of(id), Streams.RuleType, 0, AdoptRule.Decide(null, new AdoptRule(id, rule.Terms)).Events);
    }
}
