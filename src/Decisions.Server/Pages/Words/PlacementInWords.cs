using Decisions.Domain.Classes;

namespace Decisions.Server.Pages.Words;

/// <summary>Of which class a member is.</summary>
public static class PlacementInWords
{
    public static EventTold Of(IPlacementEvent @event, EventToTell told) => @event switch
    {
        MemberPlaced e => new($"entered that {(told.IsTheirOwn ? "they are" : $"{told.Whom} is")} {Of(e.Class, e.Votes)}."),
        _ => new($"recorded “{TypeInWords.Of(told.Type)}”."),
    };

    /// <summary>'of the class workers, with 3 votes'.</summary>
    public static string Of(string? name, long votes) =>
        $"{(name is null ? "of no class" : $"of the class {name}")}{(votes == 1 ? "" : $", with {StatusInWords.Number(votes)} votes")}";
}
