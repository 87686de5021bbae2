using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Words;

/// <summary>Says how far what tellers entered has come.</summary>
public static class EntryInWords
{
    /// <summary>What waits for another teller, as one of them may be told: never what somebody else has entered.</summary>
    public static string Waiting(TellerEntry entry, MemberId teller, IReadOnlyDictionary<MemberId, string> names) =>
        entry.Differs ? $"{Entered(entry, teller, names)} what is not the same. Look at the paper again, together."
        : entry.By(teller) is not null ? "You have entered it. Another teller enters it next."
        : $"{names[entry.Waiting[0].Teller]} has entered it. Enter it too, from the paper.";

    /// <summary>What came of what two entered alike.</summary>
    /// <param name="ballot">The member's ballot in the round as it stands.</param>
    public static string Confirmed(ConfirmedEntry done, Ballot? ballot) =>
        IsOf(done, ballot?.Vote) ? "It counts."
        : ballot?.GaveWay is { } gaveWay && IsOf(done, gaveWay.Vote) ? gaveWay.CameLater
            ? $"It gives way: under this rule, a vote {WaysInWords.Of(gaveWay.To)} goes before it."
            : $"It gave way to a later vote {WaysInWords.Of(gaveWay.To)}."
        : ballot is { Vote: null } ? "The member has taken it back, so it does not count."
        : "Another vote of the member's has taken its place.";

    private static bool IsOf(ConfirmedEntry done, Vote? vote) =>
        vote?.Origin is { EnteredBy: { } teller } origin && teller == done.Entered.Teller && vote.Channel == done.Entered.Channel
        && vote.Choice == done.Entered.Choice && origin.Evidence == done.Entered.Evidence;

    private static string Entered(TellerEntry entry, MemberId teller, IReadOnlyDictionary<MemberId, string> names)
    {
        var others = entry.Waiting.Where(entered => entered.Teller != teller).Select(entered => names[entered.Teller]);
        var all = entry.By(teller) is null ? others : others.Append("you");
        return $"{string.Join(" and ", all)} have entered";
    }
}
