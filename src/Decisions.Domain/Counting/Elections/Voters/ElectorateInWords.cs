using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Elections.Voters;

/// <summary>Says whose votes were counted.</summary>
internal static class ElectorateInWords
{
    public static IEnumerable<string> Of(CountRecord record)
    {
        if (record.Electorate is not { } electorate)
            yield break;
        yield return electorate.Votes == electorate.Members
            ? $"The votes are those of {English.Members(electorate.Members)}."
            : $"The votes are those of {English.Members(electorate.Members)}, who have {English.Count(electorate.Votes, "vote", "votes")} together.";
        var (heard, unheard) = (electorate.Delegated.Count(each => each.Holder is not null), electorate.Delegated.Count(each => each.Holder is null));
        if (heard > 0)
            yield return $"{English.Count(heard, "member did not vote and was", "members did not vote and were")} spoken for by a delegate.";
        if (unheard > 0)
            yield return $"{English.Count(unheard, "member who delegated a vote was", "members who delegated their votes were")} not heard: " +
                $"{English.List([.. electorate.Delegated.Where(each => each.Holder is null).CountBy(each => each.Reason ?? "").OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => Reason(each.Key, each.Value))])}.";
        if (electorate.PartsPerVote is { } parts)
            yield return $"Votes are counted in equal parts, so that each class has its weight: {English.List([.. parts.Select(each => $"a vote of {each.Key} has {English.Count(each.Value, "part", "parts")}")])}. Numbers of ballots and votes below are in such parts.";
    }

    private static string Reason(string reason, int many) => reason switch
    {
        DelegatedVote.Circle => $"{many} in a circle of delegations in which nobody voted",
        DelegatedVote.OverCap => $"{many} whose delegate already spoke for as many as one may",
        _ => $"{many} whose delegate did not vote",
    };
}
