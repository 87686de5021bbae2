using Decisions.Domain.Circles;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened in and around circles.</summary>
internal static class CircleEventInWords
{
    public static EventTold Of(ICirclesEvent @event) => @event switch
    {
        CircleFormed e => new($"formed the circle “{e.Name}”{(e.Parent is null ? "" : " inside another")}.", e.Purpose),
        CircleChanged e => new($"said what the circle “{e.Name}” is there for and how it is joined: {Joining(e.Joining)}.", e.Purpose),
        CircleRulesNamed { Rules.IsEmpty: true } => new("let a circle decide under any rule of the community."),
        CircleRulesNamed e => new($"named the {(e.Rules.Length == 1 ? "rule" : $"{e.Rules.Length} rules")} that a circle decides under."),
        CircleClosed e => new("closed a circle for good.", e.Reason),
        var other => new($"recorded “{TypeInWords.Of(Domain.EventCatalogue.AliasOf(other.GetType()))}”."),
    };

    public static EventTold Of(ICircleEvent @event, EventToTell told, EventContext context) => @event switch
    {
        MemberAskedToJoinCircle e => new("asked to join a circle.", e.Note),
        MemberJoinedCircle { LetInBy: not null } => new($"let {told.Whom} into a circle."),
        MemberJoinedCircle => new("joined a circle."),
        JoiningRefused e => new($"did not let {told.Whom} into a circle.", e.Reason),
        MemberLeftCircle e => new("left a circle, or asked no more to join it.", e.Reason),
        CircleRoleFilled e => new(
            $"had {(told.IsTheirOwn ? "themselves" : told.Whom)} be {Role(e.Role, e.Name)} of a circle from {context.Times.DayText(e.From)} to {context.Times.DayText(e.Until)}."),
        CircleRoleVacated e => new($"ended that {(told.IsTheirOwn ? "they are" : $"{told.Whom} is")} {Role(e.Role, e.Name)} of a circle.", e.Reason),
        var other => new($"recorded “{TypeInWords.Of(Domain.EventCatalogue.AliasOf(other.GetType()))}”."),
    };

    /// <summary>What a member does for a circle: 'facilitator', or as the circle calls it.</summary>
    public static string Role(CircleRole role, string? name) => role switch
    {
        CircleRole.Facilitator => "facilitator",
        CircleRole.Secretary => "secretary",
        CircleRole.Delegate => "delegate",
        _ => $"“{name}”",
    };

    public static string Joining(CircleJoining joining) =>
        joining == CircleJoining.Open ? "any member of the community joins" : "members ask, and whoever leads it lets them in";
}
