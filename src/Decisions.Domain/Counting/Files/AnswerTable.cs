using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Answers;
using Decisions.Domain.Counting.Elections.Voters;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Reads the answers to a question. Either a column 'answer' (or 'vote' or 'position') says what each row answers, beside
/// count, member, class and weight; a row without an answer is of somebody on the roll who did not vote. Or each column
/// is an answer with how many gave it, beside 'blank', 'spoilt', 'class' and 'eligible', a row a class.
/// </summary>
internal static class AnswerTable
{
    private const string Blank = "blank", Spoilt = "spoilt";

    /// <summary>What stands for a spoilt ballot among answers. It is a ballot: nobody else speaks for whoever handed it in.</summary>
    private const int IsSpoilt = -1;

    private static readonly string[] AnswerColumns = ["answer", "vote", "position"];

    public static ElectionFile Read(TableRows rows, VoterColumns columns, List<string> header, ReadingOptions options)
    {
        var words = Words(options);
        return header.Count == 1 && AnswerColumns.Contains(header[0], StringComparer.OrdinalIgnoreCase)
            ? Rows(rows, columns, words, options)
            : Totals(rows, columns, header, words, options);
    }

    private static ElectionFile Rows(TableRows rows, VoterColumns columns, Dictionary<string, int> words, ReadingOptions options)
    {
        var voters = new RowVoters(options.Voters);
        var answers = new List<int?>();
        var silent = new List<ClassSize>();
        var cells = rows.Cells;
        while (rows.Next())
        {
            var row = columns.Take(cells, rows.Line);
            if (cells.Count > 1)
                throw new ElectionFileException(rows.Line, "The row has more cells than the header.");
            var word = cells.Count == 0 ? "" : Word(cells[0]);
            if (word.Length == 0)
            {
                voters.Pass(row, rows.Line);
                silent.Add(new ClassSize(row.Class, row.Count, checked(row.Count * row.Weight)));
                continue;
            }

            voters.Add(row, rows.Line);
            answers.Add(word == Blank ? null : word == Spoilt ? IsSpoilt : Answer(words, word, rows.Line));
        }

        var (piles, delegated) = voters.Resolve();
        var spoilt = piles.Where(each => answers[each.Row] == IsSpoilt).Sum(each => each.Members);
        ImmutableArray<AnswerPile> counted =
        [
            .. piles.Where(each => answers[each.Row] != IsSpoilt).GroupBy(each => (Answer: answers[each.Row], each.Class))
                .Select(each => new AnswerPile(each.Key.Answer, each.Key.Class, each.Sum(pile => pile.Members), each.Sum(pile => pile.Votes)))
                .OrderBy(pile => pile.Answer ?? int.MaxValue).ThenBy(pile => pile.Class, StringComparer.Ordinal),
        ];
        var hasWeights = piles.Any(each => each.Votes != each.Members) || !delegated.IsEmpty;
        return File(options, counted, Roll(
            options.Voters.Roll, counted, silent, piles.Where(each => answers[each.Row] == IsSpoilt).Select(each => new ClassSize(each.Class, each.Members, each.Votes))), spoilt, !hasWeights ? null
            : new ElectorateRecord(piles.Sum(each => each.Members), piles.Sum(each => each.Votes), delegated));
    }

    /// <summary>From the roll, or from those who did not vote beside those who did; empty where neither is known.</summary>
    private static ImmutableArray<ClassSize> Roll(
        ImmutableArray<Elector> roll, ImmutableArray<AnswerPile> counted, List<ClassSize> silent, IEnumerable<ClassSize> spoilt)
    {
        var sizes = !roll.IsEmpty ? roll.Select(each => new ClassSize(each.Class, 1, each.Weight))
            : silent.Count == 0 ? []
            : silent.Concat(spoilt).Concat(counted.Select(pile => new ClassSize(pile.Class, pile.Voters, pile.Votes)));
        return [.. sizes.GroupBy(each => each.Class).Select(each => new ClassSize(each.Key, each.Sum(size => size.Voters), each.Sum(size => size.Votes)))];
    }

    private static ElectionFile Totals(
        TableRows rows, VoterColumns columns, List<string> header, Dictionary<string, int> words, ReadingOptions options)
    {
        if (columns.HasMember || header.FirstOrDefault(each => !words.ContainsKey(Word(each)) && Word(each) is not (Blank or Spoilt or "eligible")) is not null)
            throw new ElectionFileException(rows.Line,
                $"The table needs a column 'answer', or a column for each answer ({English.List([.. options.Candidates.Select(each => each[0])])}); blank, spoilt, class and eligible may stand beside those.");
        if (header.GroupBy(each => words.TryGetValue(Word(each), out var answer) ? answer.ToString(CultureInfo.InvariantCulture) : Word(each)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ElectionFileException(rows.Line, $"The columns {English.List([.. twice])} say the same.");
        var piles = ImmutableArray.CreateBuilder<AnswerPile>();
        var sizes = ImmutableArray.CreateBuilder<ClassSize>();
        var spoilt = 0L;
        var cells = rows.Cells;
        while (rows.Next())
        {
            var row = columns.Take(cells, rows.Line);
            if (cells.Count > header.Count)
                throw new ElectionFileException(rows.Line, "The row has more cells than the header.");
            foreach (var (name, cell) in header.Zip(cells))
            {
                var number = Number(cell, name, rows.Line);
                switch (Word(name))
                {
                    case "eligible": sizes.Add(new ClassSize(row.Class, number, checked(number * row.Weight))); break;
                    case Spoilt: spoilt = checked(spoilt + number); break;
                    case Blank: piles.Add(new AnswerPile(null, row.Class, number, checked(number * row.Weight))); break;
                    case var word: piles.Add(new AnswerPile(words[word], row.Class, number, checked(number * row.Weight))); break;
                }
            }
        }

        return File(options, [.. piles.Where(pile => pile.Voters > 0)], sizes.DrainToImmutable(), spoilt, null);
    }

    private static ElectionFile File(
        ReadingOptions options, ImmutableArray<AnswerPile> piles, ImmutableArray<ClassSize> roll, long spoilt, ElectorateRecord? electorate) =>
        new(new Election(
            "", [.. options.Candidates.Select(each => new Candidate(each[0]))], 1, new AnswerProfile(piles, roll), spoilt, Electorate: electorate));

    private static Dictionary<string, int> Words(ReadingOptions options) => options.Candidates.Index()
        .SelectMany(each => each.Item.Select(word => (Word: Word(word), each.Index))).DistinctBy(each => each.Word)
        .ToDictionary(each => each.Word, each => each.Index, StringComparer.Ordinal);

    private static int Answer(Dictionary<string, int> words, string word, long line) => words.TryGetValue(Word(word), out var answer)
        ? answer
        : throw new ElectionFileException(line, $"'{word}' is no answer. There are {English.List([.. words.Keys])}, blank and spoilt.");

    private static long Number(string cell, string column, long line) =>
        cell.Length == 0 ? 0
        : long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ElectionFileException(line, $"The column {column} says how many, a whole number, not '{cell}'.");

    private static string Word(string text) => text.ToLowerInvariant().Replace(' ', '-').Replace('_', '-');
}
