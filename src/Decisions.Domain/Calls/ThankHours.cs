using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;

namespace Decisions.Domain.Calls;

/// <summary>Thanks a volunteer for the time that they have given, or puts right what was said of it.</summary>
/// <param name="Text">The thanks in words, or null.</param>
public sealed record ThankHours(CallId CallId, ProposalId ProposalId, MemberId By, MemberId MemberId, int Minutes, string? Text)
{
    public static Decision Decide(Call? state, ThankHours command, Instant now)
    {
        if (state is null)
            return new CallIsUnknown(command.CallId);
        if (command.MemberId == command.By)
            return new ThanksAreForOthers(command.MemberId);
        if (!state.Volunteers.Contains(command.MemberId))
            return new MemberIsNoVolunteer(command.MemberId);
        if (state.Terms.At is { } at && at >= now)
            return new WorkIsAhead(at);
        if (command.Minutes is < 1 or > CallTerms.MostMinutes)
            return new MinutesAreOutOfRange(command.Minutes, CallTerms.MostMinutes);
        if (TextRule.Note("text", command.Text) is { } unfit)
            return unfit;
        var thanked = new ThankedHours(command.MemberId, command.Minutes, command.By, TextRule.NoteOrNull(command.Text));
        return state.Thanked.Contains(thanked)
            ? Decision.Nothing
            : Decision.Of(new HoursThanked(state.Id, state.ProposalId, command.MemberId, command.By, command.Minutes, thanked.Text));
    }
}
