using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections.Voters;

namespace Decisions.Domain.Counting.Elections;

/// <summary>What is counted: who or what stands, for how many seats, and the ballots.</summary>
/// <param name="Candidates">
/// People, options or projects, in the order of the ballot paper; a count names them by their position here. No two
/// have the same name.
/// </param>
/// <param name="Seats">How many are to be chosen, at least 1.</param>
/// <param name="Ballots">All valid ballots, each distinct one once.</param>
/// <param name="Spoilt">Papers from which no vote could be read; shown, never counted.</param>
/// <param name="Budget">What the projects chosen may cost together; null where nothing is spent.</param>
/// <param name="Electorate">
/// Whose votes they are, where members have weights or others' votes and a ballot counts as many times as they say; null
/// where each has one vote.
/// </param>
public sealed record Election(
    string Title, ImmutableArray<Candidate> Candidates, int Seats, BallotProfile Ballots, long Spoilt = 0,
    Amount? Budget = null, ElectorateRecord? Electorate = null)
{
    /// <summary>The positions of those who have not withdrawn.</summary>
    public IEnumerable<int> Standing => Candidates.Index().Where(each => !each.Item.IsWithdrawn).Select(each => each.Index);
}

/// <summary>One who stands.</summary>
/// <param name="IsWithdrawn">Whether they withdrew: ballots pass over them and nothing is counted for them.</param>
/// <param name="Class">The class that a guarded seat is for, as 'worker', or null.</param>
/// <param name="IsWriteIn">Whether it stands for all names that voters wrote in and that nobody declared.</param>
/// <param name="IsNoneOfTheAbove">Whether it stands for choosing nobody: a place that it wins stays empty.</param>
/// <param name="Cost">What a project costs, more than 0; null where nothing is spent.</param>
/// <param name="Title">What a project is called where <paramref name="Name"/> is its number; null where that says it.</param>
public sealed record Candidate(
    string Name, bool IsWithdrawn = false, string? Class = null, bool IsWriteIn = false, Amount? Cost = null,
    bool IsNoneOfTheAbove = false, string? Title = null);

/// <summary>What a ballot says.</summary>
public enum BallotForm
{
    /// <summary>Candidates in order: <see cref="RankedProfile"/>.</summary>
    Ranked,

    /// <summary>A number for each candidate: <see cref="ScoreProfile"/>. To approve is to give 1.</summary>
    Scored,

    /// <summary>One answer to one question, such as yes or an objection: <see cref="Answers.AnswerProfile"/>.</summary>
    Answered,
}

/// <summary>Ballots of one form, each distinct one once, with how many say it.</summary>
public abstract class BallotProfile
{
    /// <summary>More ballots than any electorate has, and few enough for sums of them to be exact.</summary>
    public const long Most = 1_000_000_000_000_000;

    /// <summary>Ballots in all, blank ones too; at most <see cref="Most"/>.</summary>
    public abstract long Returned { get; }

    /// <summary>Ballots that say nothing. They count for nobody; under Borda's count each may give all the same points.</summary>
    public abstract long Blank { get; }

    /// <summary>A number of ballots and more of them.</summary>
    /// <exception cref="OverflowException">They are more than <see cref="Most"/>.</exception>
    internal static long Sum(long ballots, long more) => more > Most - ballots
        ? throw new OverflowException($"There are more than {Most} ballots.")
        : ballots + more;
}
