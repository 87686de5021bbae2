using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Counting.Elections.Budgets;
using Decisions.Domain.Counting.Elections.Voters;

namespace Decisions.Domain.Counting.Elections;

/// <summary>
/// The full working of a count, for programs: from it alone another program can check each step.
/// <see cref="CountingRule.InWords"/> says the same to a member.
/// </summary>
/// <param name="Rule">The rule by its name on the command line: 'stv-scottish'.</param>
/// <param name="Settings">Every setting of the rule as it was counted, defaults too.</param>
/// <param name="Candidates">The names in the order of the ballot paper, those who withdrew too.</param>
/// <param name="Winners">Who is chosen, in order of election where the rule has one; fewer than seats if none else can be.</param>
/// <param name="Ranking">Best first, equals together; empty where the rule gives no ranking.</param>
/// <param name="Rounds">Each round or stage; the first has the first count of votes.</param>
/// <param name="Ties">Every tie that had to be broken, in the order of the count.</param>
/// <param name="Pairwise">How many prefer whom to whom, for the rules that compare pairs.</param>
/// <param name="LotSeed">What lots were drawn from, in lower-case hexadecimal; published before the ballots are opened.</param>
/// <param name="Guards">Seats that were guarded, and for whom; null where none were.</param>
/// <param name="Verdict">What it came to, where a question is answered: 'carried', 'lost' or 'noQuorum'; null in an election.</param>
/// <param name="Requirements">What had to be so, each with its numbers: for the verdict, or for an option to stand; null elsewhere.</param>
/// <param name="Electorate">Whose votes they were, where not each member has one of their own; null elsewhere.</param>
/// <param name="NoneOfTheAbove">The candidate that stands for choosing nobody, and so leaves places empty; null where there is none.</param>
/// <param name="Committees">
/// Every committee that the rule's text finds equally good, the one chosen among them; null where the rule chooses none as
/// a whole, or where they are too many to be found out.
/// </param>
/// <param name="Budget">What was to be spent and what things cost; null where nothing is spent.</param>
/// <param name="Papers">
/// The distinct ballots that count, where rounds cannot be checked without them; null under other rules, and where more than
/// 10,000 differ.
/// </param>
public sealed record CountRecord(
    string Rule,
    ImmutableSortedDictionary<string, string> Settings,
    string Title,
    ImmutableArray<string> Candidates,
    ImmutableArray<string> Withdrawn,
    int Seats,
    BallotNumbers Ballots,
    ImmutableArray<string> Winners,
    ImmutableArray<ImmutableArray<string>> Ranking,
    ImmutableArray<CountRound> Rounds,
    ImmutableArray<TieBreak> Ties,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PairwiseRecord? Pairwise = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LotSeed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<GuardRecord>? Guards = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Verdict? Verdict = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<Requirement>? Requirements = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ElectorateRecord? Electorate = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NoneOfTheAbove = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<ImmutableArray<string>>? Committees = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BudgetRecord? Budget = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<PaperRecord>? Papers = null);

/// <summary>How many ballots there were.</summary>
/// <param name="Returned">All, blank and spoilt ones too.</param>
/// <param name="Valid">Those that count for somebody.</param>
public sealed record BallotNumbers(long Returned, long Valid, long Blank, long Spoilt);

/// <summary>One thing that had to be so.</summary>
/// <param name="Name">'threshold', 'quorum', 'turnout', 'minimum-yes' and the like.</param>
/// <param name="Has">The number that there is.</param>
/// <param name="Comparator">How it must stand to the needed one: 'more-than', 'at-least' or 'at-most'.</param>
/// <param name="Needs">The number needed; where a share is asked for, that share of <paramref name="Of"/>.</param>
/// <param name="IsMet">Whether it is so.</param>
/// <param name="Of">What the share is taken of; null where a number is asked for.</param>
/// <param name="On">The class or the option that it is asked of; null for all together.</param>
public sealed record Requirement(
    string Name, Amount Has, string Comparator, Amount Needs, bool IsMet,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Amount? Of = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? On = null)
{
    public const string MoreThan = "more-than", AtLeast = "at-least", AtMost = "at-most";

    public static Requirement That(string name, Amount has, string comparator, Amount needs, Amount? of = null, string? on = null) =>
        new(name, has, comparator, needs, comparator switch
        {
            MoreThan => has > needs,
            AtLeast => has >= needs,
            AtMost => has <= needs,
            _ => throw new ArgumentException($"'{comparator}' compares nothing.", nameof(comparator)),
        }, of, on);
}

/// <summary>One round or stage of a count.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Did">What was done, one of <see cref="RoundActions"/>.</param>
/// <param name="Of">Whose surplus was transferred or whose votes were, in an exclusion of several each of them.</param>
/// <param name="Votes">What each candidate still shown has after it, by name.</param>
/// <param name="Quota">What it takes to be chosen in this round, where the rule has such a thing.</param>
/// <param name="Elected">Who is chosen at the end of the round, in order.</param>
/// <param name="Excluded">Who is out at the end of the round.</param>
/// <param name="Transfers">Where votes went in this round, exactly.</param>
/// <param name="Exhausted">Votes that no longer count for anybody, in all so far.</param>
/// <param name="LostByFraction">Votes lost because the rule cuts off decimals, in all so far; 0 where it loses none.</param>
/// <param name="Notes">Numbers of the rule's own, by name, such as keep values.</param>
/// <param name="ByGuard">What a guarded seat did at the end of the round that votes alone would not have done.</param>
/// <param name="Budget">What was bought or skipped, and what it did to the budget.</param>
public sealed record CountRound(
    int Number,
    string Did,
    ImmutableArray<string> Of,
    ImmutableSortedDictionary<string, Amount> Votes,
    Amount? Quota,
    ImmutableArray<string> Elected,
    ImmutableArray<string> Excluded,
    ImmutableArray<VoteTransfer> Transfers,
    Amount Exhausted,
    Amount LostByFraction,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>? Notes = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    ImmutableArray<GuardEffect>? ByGuard = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    BudgetStep? Budget = null);

/// <summary>The words for what a round did.</summary>
public static class RoundActions
{
    /// <summary>First preferences, or all votes where there is one round, were counted.</summary>
    public const string Count = "count";

    /// <summary>A surplus was transferred.</summary>
    public const string Surplus = "surplus";

    /// <summary>The votes of those excluded were transferred.</summary>
    public const string Exclusion = "exclusion";

    /// <summary>A project was bought.</summary>
    public const string Purchase = "purchase";

    /// <summary>A project was bought, or a seat filled, with what the rule itself had left over.</summary>
    public const string Completion = "completion";

    /// <summary>A project was looked at and not bought.</summary>
    public const string Skip = "skip";

    /// <summary>The last two, or those who lead, were compared.</summary>
    public const string RunOff = "run-off";
}

/// <summary>Votes that moved.</summary>
/// <param name="To">Who got them, or null where they exhausted.</param>
/// <param name="Papers">How many ballots that is.</param>
/// <param name="Votes">What they are worth together.</param>
/// <param name="Value">What each of them is worth, where papers have values of their own; those of each value stand apart.</param>
public sealed record VoteTransfer(
    string From, string? To, long Papers, Amount Votes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Amount? Value = null);

/// <summary>A tie and how it was broken.</summary>
/// <param name="Round">The round whose end it arose at.</param>
/// <param name="For">What it was about: 'exclusion', 'surplus', 'seat'.</param>
/// <param name="By">How: 'round 3' (the votes then), 'lot', 'order', or the rule's own step.</param>
/// <param name="Picked">Who was excluded, transferred first or seated.</param>
public sealed record TieBreak(int Round, string For, ImmutableArray<string> Among, string By, ImmutableArray<string> Picked);

/// <summary>Pairwise comparisons.</summary>
/// <param name="Preferred">By name, then by name: how many ballots prefer the first to the second.</param>
/// <param name="Strength">The strength that a rule gave each pair, such as Schulze's paths; null where it gives none.</param>
/// <param name="Steps">What was done with pairs, in order, such as those that Ranked Pairs locked.</param>
public sealed record PairwiseRecord(
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>> Preferred,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Amount>>? Strength,
    ImmutableArray<PairStep> Steps);

/// <summary>A pair and what was done with it: 'locked' or 'skipped'.</summary>
public sealed record PairStep(string Over, string Under, Amount Votes, Amount Against, string Did);
