namespace Decisions.Domain.Communities;

/// <summary>Changes what a community is called, what it is for, where it is, or who may read it. Null leaves a thing as it is.</summary>
public sealed record ChangeCommunity(string? Name, string? Purpose, string? TimeZone, Visibility? Visibility)
{
    public static Decision Decide(Community state, ChangeCommunity command)
    {
        var name = command.Name?.Trim() ?? state.Name;
        var purpose = command.Purpose?.Trim() ?? state.Purpose;
        var timeZone = command.TimeZone ?? state.TimeZone;
        var visibility = command.Visibility ?? state.Visibility;
        if (CommunityTerms.Check(name, purpose, timeZone) is { } rejection)
            return rejection;
        List<ICommunityEvent> events = [];
        if (name != state.Name)
            events.Add(new CommunityRenamed(name));
        if (purpose != state.Purpose)
            events.Add(new CommunityPurposeRestated(purpose));
        if (timeZone != state.TimeZone)
            events.Add(new CommunityTimeZoneChanged(timeZone));
        if (visibility != state.Visibility)
            events.Add(new CommunityVisibilityChanged(visibility));
        return Decision.Of([.. events]);
    }
}
