using Decisions.Domain.Circles;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened in and around circles.</summary>
internal static class CircleEventInWords
{
    public static EventTold Of(ICirclesEvent @event, EventContext context) => @event switch
    {
        CircleFormed e => new($"formed the circle “{e.Name}”{(e.Parent is null ? "" : " inside another")}.", e.Purpose),
        CircleChanged e => new($"said what the circle “{e.Name}” is there for and how it is joined: {Joining(e.Joining)}.", e.Purpose),
        CircleRulesNamed { Rules.IsEmpty: true } e => new($"let {context.Circle(e.CircleId)} decide under any rule of the community."),
        CircleRulesNamed e => new($"named the {(e.Rules.Length == 1 ? "rule" : $"{e.Rules.Length} rules")} that {context.Circle(e.CircleId)} decides under."),
        CircleClosed e => new($"closed {context.Circle(e.CircleId)} for good.", e.Reason),
        var other => new($"recorded “{TypeInWords.Of(Domain.EventCatalogue.AliasOf(other.GetType()))}”."),
    };

    public static EventTold Of(ICircleEvent @event, EventToTell told, EventContext context) => @event switch
    {
        MemberAskedToJoinCircle e => new($"asked to join {context.Circle(e.CircleId)}.", e.Note),
        MemberJoinedCircle { LetInBy: not null } e => new($"let {told.Whom} into {context.Circle(e.CircleId)}."),
        MemberJoinedCircle e => new($"joined {context.Circle(e.CircleId)}."),
        JoiningRefused e => new($"did not let {told.Whom} into {context.Circle(e.CircleId)}.", e.Reason),
        MemberLeftCircle e => new($"left {context.Circle(e.CircleId)}, or asked no more to join it.", e.Reason),
        CircleRoleFilled { ByRotation: true } e => new(
            $"put on record that it is {told.Whom}'s turn to be {Role(e.Role, e.Name)} of {context.Circle(e.CircleId)} from {context.Times.DayText(e.From)} to {context.Times.DayText(e.Until)}."),
        CircleRotationStated e => new(
            $"had the role {Role(e.Role, e.Name)} of {context.Circle(e.CircleId)} pass on {RotationInWords.Every(e.Length)} among {e.Order.Length} members from {context.Times.DayText(e.First)}."),
        CircleRotationEnded e => new($"ended that the role {Role(e.Role, e.Name)} of {context.Circle(e.CircleId)} passes on in an order.", e.Reason),
        CircleTurnPassedOver e => new($"asked to be passed over for their turn as {Role(e.Role, e.Name)} of {context.Circle(e.CircleId)} from {context.Times.DayText(e.From)}.", e.Reason),
        CircleRoleFilled e => new(
            $"had {(told.IsTheirOwn ? "themselves" : told.Whom)} be {Role(e.Role, e.Name)} of {context.Circle(e.CircleId)} from {context.Times.DayText(e.From)} to {context.Times.DayText(e.Until)}."),
        CircleRoleVacated { From: { } from } e => new(
            $"ended {(told.IsTheirOwn ? "their own term" : $"the term of {told.Whom}")} as {Role(e.Role, e.Name)} of {context.Circle(e.CircleId)} of which the first day is {context.Times.DayText(from)}.", e.Reason),
        CircleRoleVacated e => new($"ended that {(told.IsTheirOwn ? "they are" : $"{told.Whom} is")} {Role(e.Role, e.Name)} of {context.Circle(e.CircleId)}.", e.Reason),
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
