using Decisions.Domain.Members;

namespace Decisions.Domain.Draws;

/// <summary>Says, as a member who was drawn, whether one takes the place.</summary>
/// <param name="Reason">Why not; may be null.</param>
public sealed record AnswerPlace(DrawId DrawId, MemberId MemberId, bool Accepts, string? Reason)
{
    /// <param name="member">The member who answers, as they stand.</param>
    public static Decision Decide(Draw? state, AnswerPlace command, Member? member)
    {
        if (state is null)
            return new DrawIsUnknown(command.DrawId);
        if (state.IsWithdrawn)
            return new DrawIsWithdrawn(state.Id);
        if (state.Seed is null)
            return new NobodyIsDrawn(state.Id);
        if (!state.Order.Contains(command.MemberId))
            return new NoPlaceToAnswer();
        if (TextRule.Note("reason", command.Reason) is { } unfit)
            return unfit;
        return (state.StandingOf(command.MemberId), command.Accepts) switch
        {
            (DrawnStanding.Declined, false) or (DrawnStanding.Accepted, true) => Decision.Nothing,
            (DrawnStanding.Declined, true) => new PlaceWasDeclined(),
            (DrawnStanding.PassedOn, _) => new PlaceWasPassedOn(),
            (DrawnStanding.Reserve, true) => new NoPlaceToAnswer(),
            (_, true) when member is not { Standing: Standing.Joined } => new PlaceNeedsMember(),
            (_, true) => Decision.Of(new PlaceAccepted(state.Id, command.MemberId)),
            // A reserve may say beforehand that they would not.
            (_, false) => Decision.Of(new PlaceDeclined(state.Id, command.MemberId, TextRule.NoteOrNull(command.Reason))),
        };
    }
}
