namespace Decisions.Domain.Counting.Elections;

/// <summary>
/// Which ballots count, the same under every rule: a ballot that names nobody who stands, since it is empty or all whom
/// it names withdrew, is blank. It was returned and counts for nobody.
/// </summary>
internal static class CountedNumbers
{
    public static BallotNumbers Of(Election election)
    {
        var blank = Blank(election, election.Ballots);
        return new(election.Ballots.Returned + election.Spoilt, election.Ballots.Returned - blank, blank, election.Spoilt);
    }

    /// <param name="ballots">The election's, or the papers behind them.</param>
    public static long Blank(Election election, BallotProfile ballots)
    {
        var blank = ballots.Blank;
        if (!election.Candidates.Any(each => each.IsWithdrawn))
            return blank;
        if (ballots is RankedProfile ranked)
        {
            for (var index = 0; index < ranked.Distinct; index++)
                blank += IsOnlyWithdrawn(ranked.Ranking(index), election) ? ranked.Count(index) : 0;
        }
        else if (ballots is ScoreProfile scored)
        {
            for (var index = 0; index < scored.Distinct; index++)
                blank += IsOnlyWithdrawn(scored.Named(index), election) ? scored.Count(index) : 0;
        }

        return blank;
    }

    /// <summary>Whether all whom a ballot names withdrew. A mark that names nobody, as an overvote, is no withdrawn candidate.</summary>
    public static bool IsOnlyWithdrawn(ReadOnlySpan<int> named, Election election)
    {
        foreach (var item in named)
        {
            if (item >= PaperMarks.Overvoted || !election.Candidates[item < 0 ? ~item : item].IsWithdrawn)
                return false;
        }

        return true;
    }
}
