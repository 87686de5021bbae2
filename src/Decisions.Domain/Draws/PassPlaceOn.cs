using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Draws;

/// <summary>Passes a place on to the next in the order, where the member who was drawn for it cannot take it or has not answered in time.</summary>
public sealed record PassPlaceOn(DrawId DrawId, MemberId MemberId, string Reason)
{
    /// <param name="member">The member who was drawn, as they stand.</param>
    public static Decision Decide(Draw? state, PassPlaceOn command, Member? member, Instant now)
    {
        if (state is null)
            return new DrawIsUnknown(command.DrawId);
        if (state.IsWithdrawn)
            return new DrawIsWithdrawn(state.Id);
        if (state.Seed is null)
            return new NobodyIsDrawn(state.Id);
        if (TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } unfit)
            return unfit;
        if (!state.Order.Contains(command.MemberId))
            return new MemberHasNoPlace(command.MemberId);
        var standing = state.StandingOf(command.MemberId);
        if (standing == DrawnStanding.PassedOn)
            return Decision.Nothing;
        if (standing is not (DrawnStanding.Asked or DrawnStanding.Accepted))
            return new MemberHasNoPlace(command.MemberId);
        if (member is { Standing: Standing.Joined })
        {
            if (standing == DrawnStanding.Accepted)
                return new PlaceIsTaken(command.MemberId);
            if (state.AnswerUntil(command.MemberId) is var until && (until is not { } known || now <= known))
                return new PlaceMayBeAnswered(command.MemberId, until);
        }
        return Decision.Of(new PlacePassedOn(state.Id, command.MemberId, command.Reason));
    }
}
