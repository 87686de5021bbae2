using System.Collections.Immutable;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// One line of ballots. Each place of the ranking holds candidate numbers, from 1: usually one, several where the
/// voter ranked them equal, none where the voter skipped a rank.
/// </summary>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="Count">How many ballots say this.</param>
/// <param name="Id">The ballot's own id, or null.</param>
/// <param name="Ranking">Empty for a blank ballot.</param>
public sealed record BltBallot(long Line, long Count, string? Id, ImmutableArray<ImmutableArray<int>> Ranking);

/// <summary>What an election file says apart from its ballots.</summary>
/// <param name="Candidates">Names in the order of their numbers; candidate 1 is the first.</param>
/// <param name="Withdrawn">Numbers of candidates who withdrew; ballots may still rank them.</param>
public sealed record BltElection(
    ImmutableArray<string> Candidates, int Seats, ImmutableSortedSet<int> Withdrawn, string Title);

/// <summary>
/// Reads BLT, the commonest text format of ranked ballots: Hill, Wichmann and Woodall, Algorithm 123, Computer Journal
/// 30 (1987), with what OpenSTV and OpaVote added: comments (#), ballot ids, skipped ranks (-) and equal ranks (=), and
/// what droop and Wichmann did: <see cref="BltOptions"/> and remarks behind the title.
/// One ballot a line. Where dialects differ in meaning, or a file contradicts itself, it is refused and not guessed at.
/// </summary>
public static class BltFile
{
    /// <summary>Reads a whole file, handing on each line of ballots as it comes, so that its length does not matter.</summary>
    /// <exception cref="ElectionFileException">The file is not sound; ballots handed on before must be discarded.</exception>
    public static BltElection Read(TextReader text, Action<BltBallot> onBallot)
    {
        var lines = new BltLines(new TextLines(text));
        var (candidates, seats) = BltHeader.Read(lines);
        var options = BltOptions.Read(lines, candidates);
        BltBallotLines.Read(lines, candidates, options, onBallot);
        return ReadNames(lines, candidates, seats, options.Withdrawn);
    }

    /// <summary>Reads a whole file as an election to count: ballots that say the same are put together as they come.</summary>
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    internal static ElectionFile ReadElection(TextLines text)
    {
        var lines = new BltLines(text);
        var (candidates, seats) = BltHeader.Read(lines);
        var options = BltOptions.Read(lines, candidates);
        var papers = BltPapers.Read(lines, candidates, options);
        var said = ReadNames(lines, candidates, seats, options.Withdrawn);
        var election = new Election(
            said.Title,
            [.. CandidateNames.Distinct(said.Candidates).Select((name, i) => new Candidate(name, options.Withdrawn.Contains(i + 1)))],
            seats, papers);
        return new ElectionFile(election) { TieOrder = [.. options.TieOrder.Select(number => number - 1)] };
    }

    private static BltElection ReadNames(BltLines lines, int candidates, int seats, ImmutableSortedSet<int> withdrawn)
    {
        var names = ImmutableArray.CreateBuilder<string>(candidates);
        for (var number = 1; number <= candidates; number++)
            names.Add(BltName.Read(lines, $"the name of candidate {number} of {candidates}"));
        var title = BltName.Read(lines, "the title", mayBeEmpty: true);
        PassRemarks(lines);
        return new BltElection(names.MoveToImmutable(), seats, withdrawn, title);
    }

    /// <summary>
    /// Wichmann's programs wrote the source and a remark behind the title, in quotation marks, and behind these whatever
    /// they liked.
    /// </summary>
    private static void PassRemarks(BltLines lines)
    {
        for (var remark = 0; remark < 2 && lines.Peek() is { } rest; remark++)
        {
            if (rest[0] != '"')
                throw lines.Wrong($"Nothing may follow the title but a source and a remark in quotation marks, but there is: {rest}");
            lines.Next("");
        }
    }

    /// <summary>Reads a whole file into memory.</summary>
    /// <exception cref="ElectionFileException">The file is not sound.</exception>
    public static (BltElection Election, ImmutableArray<BltBallot> Ballots) Read(TextReader text)
    {
        var ballots = ImmutableArray.CreateBuilder<BltBallot>();
        var election = Read(text, ballots.Add);
        return (election, ballots.DrainToImmutable());
    }
}
