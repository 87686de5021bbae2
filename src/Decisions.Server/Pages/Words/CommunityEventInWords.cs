using System.Diagnostics;
using Decisions.Domain.Communities;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened to a community as such.</summary>
internal static class CommunityEventInWords
{
    /// <param name="version">The event's place in the community's stream; 0 where that is not known.</param>
    public static EventTold Of(ICommunityEvent @event, long version, EventContext context)
    {
        var before = version >= 2 && version - 2 < context.Communities.Length ? context.Communities[(int)version - 2] : null;
        return @event switch
        {
            CommunityFounded e => new(
                $"founded {e.Name}, in {ZoneName(e.TimeZone)} time. {VisibilityInWords.Of(e.Visibility)}", e.Purpose),
            CommunityRenamed e => Changed("renamed the community.", "Name", before?.Name, e.Name),
            CommunityPurposeRestated e => Changed("stated the purpose anew.", "Purpose", before?.Purpose, e.Purpose),
            CommunityTimeZoneChanged e => Changed(
                "changed the time zone.", "Time zone", before is null ? null : ZoneName(before.TimeZone), ZoneName(e.TimeZone)),
            CommunityVisibilityChanged e => Changed(
                "changed who may read.", "Who may read",
                before is null ? null : VisibilityInWords.Of(before.Visibility), VisibilityInWords.Of(e.Visibility)),
            TellersNamed { Tellers: [] } => new("ended that the community has tellers."),
            TellersNamed e => new($"named {StatusInWords.Number(e.Tellers.Length)} tellers."),
            ClassesNamed e => new($"named the classes of members: {string.Join(", ", e.Classes)}."),
            TopicsNamed { Topics: [] } => new("ended that proposals have topics."),
            TopicsNamed e => new($"named the topics of proposals: {string.Join(", ", e.Topics)}."),
            AmendmentRuleNamed => new("named the rule under which amendments are voted on."),
            _ => throw new UnreachableException($"{@event.GetType().Name} has no words."),
        };
    }

    private static EventTold Changed(string sentence, string term, string? from, string to) =>
        from is null ? new(sentence, to) : new(sentence) { Changes = [new TermChange(term, from, to)] };

    private static string ZoneName(string zone) => zone.Replace('_', ' ');
}
