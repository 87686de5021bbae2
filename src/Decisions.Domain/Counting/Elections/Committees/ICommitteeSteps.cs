namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>A rule that fills a committee one by one.</summary>
internal interface ICommitteeSteps
{
    /// <summary>What ballots have by the numbers in a state, and what that is called in a record.</summary>
    (Amounts Amounts, string Name) Held(CommitteeState state);

    CommitteeState Start();

    CommitteeChoice Look(CommitteeState state);

    /// <summary>The state after one of the best is chosen.</summary>
    CommitteeState Choose(CommitteeChoice choice, int chosen);
}
