using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Selections;
using Decisions.Engine.Selections;

namespace Decisions.Server.Pages.Words;

/// <summary>Where a selection is, in one line: what is awaited, and from whom.</summary>
internal static class SelectionInWords
{
    private const int MostNamed = 4;

    /// <summary>'facilitator', or as the circle calls it.</summary>
    public static string Role(SelectionBegun said) => CircleEventInWords.Role(said.Role, said.Name);

    /// <summary>Whether the last day of the term has passed.</summary>
    public static bool IsTermOver(SelectionBegun said, CommunityTime times) => said.Until < times.Today;

    /// <param name="nameOf">What a member is called on a page.</param>
    /// <param name="leads">Who leads the circle today, by name; none where nobody does.</param>
    public static string Awaited(ReadSelection read, bool isClosed, CommunityTime times, Func<MemberId, string> nameOf, IReadOnlyCollection<string> leads)
    {
        var (state, said) = (read.State, read.State.Said);
        if (isClosed && read.Step is not (SelectionStep.Filled or SelectionStep.Ended))
            return "The circle is closed, so this goes no further.";
        switch (read.Step)
        {
            case SelectionStep.Nominating:
                return $"{Names(state.Unspoken.Select(nameOf))} {(state.Unspoken.Count() == 1 ? "has" : "have")} yet to nominate, until {times.ExactText(said.NominateUntil)}.";
            case SelectionStep.Hearing:
                return $"{Names(state.Unheard.Select(nameOf))} {(state.Unheard.Count() == 1 ? "has" : "have")} yet to keep or change what they said, until {times.ExactText(said.ChangeUntil)}.";
            case SelectionStep.Consenting:
                return read.Latest!.Sought is null
                    ? $"{nameOf(state.Proposed[^1].MemberId)} is proposed. {Lead(leads)} begins the consent round."
                    : $"{nameOf(state.Proposed[^1].MemberId)} is proposed. The circle is asked for its consent.";
            case SelectionStep.Filled:
                return $"The circle consented: {nameOf(state.Proposed[^1].MemberId)} was chosen as {Role(said)} from {times.DayText(said.From)} to {times.DayText(said.Until)}.";
            case SelectionStep.Ended:
                return "It is ended, and nobody was chosen.";
            default:
                return IsTermOver(said, times) ? $"The term is over. {Lead(leads)} ends this."
                    : state.Proposed is [.., { Carried.NotFilled: { } why } last]
                        ? $"The circle consented to {nameOf(last.MemberId)}, and the role was not filled. {SelectionEventInWords.Of(why)} {Lead(leads)} proposes another of the nominees, or ends this."
                    : state.Said.Members.All(member => state.Of(member)?.Nominee is null) ? $"Nobody is nominated. {Lead(leads)} ends this."
                    : state.Proposed.IsEmpty ? $"{Lead(leads)} proposes one of the nominees."
                    : $"{Lead(leads)} proposes another of the nominees, or ends this.";
        }
    }

    /// <summary>What a proposal makes of a nominee, or made: by what became of it. Whether they fill the role still, their circle says.</summary>
    public static string Fills(Proposal proposal, ProposalStatus status, string? nominee, string? circle, CommunityTime times)
    {
        var fills = proposal.Fills!;
        var who = nominee ?? "a member";
        var what = $"{CircleEventInWords.Role(fills.Role, fills.Name)}{(circle is null ? "" : $" of {circle}")} from {times.DayText(fills.From)} to {times.DayText(fills.Until)}";
        return proposal.IsCarried ? $"The circle consented to {who} as {what}."
            : status == ProposalStatus.Withdrawn ? $"It was to make {who} {what}, and was taken back."
            : proposal.IsDecided ? $"It was to make {who} {what}, and the circle did not consent."
            : $"It makes {who} {what}, once the circle consents.";
    }

    private static string Lead(IReadOnlyCollection<string> leads) => leads.Count == 0 ? "Whoever leads the circle" : Names(leads, "or");

    private static string Names(IEnumerable<string> names, string and = "and")
    {
        var all = names.ToList();
        return all.Count switch
        {
            0 => "Nobody",
            1 => all[0],
            > MostNamed => $"{string.Join(", ", all.Take(MostNamed - 1))} and {StatusInWords.Number(all.Count - MostNamed + 1)} others",
            _ => $"{string.Join(", ", all.SkipLast(1))} {and} {all[^1]}",
        };
    }
}
