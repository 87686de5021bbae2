namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>What every form of the single transferable vote asks of an election.</summary>
internal static class StvElection
{
    /// <exception cref="CannotCountException">Not ranked, or equal places.</exception>
    public static RankedProfile Ballots(Election election, string rule)
    {
        if (election.Ballots is not RankedProfile ballots)
            throw new CannotCountException($"{rule} counts ballots that rank candidates, and these do not.");
        if (election.Seats < 1)
            throw new CannotCountException("There must be at least one seat.");
        if (ballots.HasEqualRanks && SharedPlace(election, ballots) is var (one, other))
            throw new CannotCountException(
                $"A ballot gives {election.Candidates[one].Name} and {election.Candidates[other].Name} the same place. {rule} " +
                "needs each choice in a place of its own, and its text says nothing else.");
        return ballots;
    }

    /// <summary>Two who share a place and both stand. One who withdrew is passed over and shares it with nobody.</summary>
    private static (int One, int Other)? SharedPlace(Election election, RankedProfile ballots)
    {
        for (var ranking = 0; ranking < ballots.Distinct; ranking++)
        {
            var inPlace = -1;
            foreach (var item in ballots.Ranking(ranking))
            {
                var candidate = item < 0 ? ~item : item;
                if (item >= 0)
                    inPlace = -1;
                if (election.Candidates[candidate].IsWithdrawn)
                    continue;
                if (inPlace >= 0)
                    return (inPlace, candidate);
                inPlace = candidate;
            }
        }

        return null;
    }
}
