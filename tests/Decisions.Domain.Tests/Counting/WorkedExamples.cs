using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Tests.Counting;

/// <summary>The worked examples of docs/counting.md, counted and told by the code that they explain.</summary>
internal static class WorkedExamples
{
    private static readonly ImmutableArray<Option> People = Samples.Options("Ann", "Bo", "Cy", "Di");
    private static readonly ImmutableArray<Option> Cities =
        Samples.Options("Memphis", "Nashville", "Chattanooga", "Knoxville");
    private static readonly ImmutableArray<Option> Three = Samples.Options("Andrea", "Belinda", "Cynthia");

    public static string Markdown()
    {
        ImmutableArray<string> examples =
        [
            YesNo("An ordinary resolution, with a quorum of half of the members", 20, 7, 5, 2,
                Samples.YesNo(quorum: new Quorum(2, Fraction.Half))),
            YesNo("Three quarters of those present, where an abstention works like a no", 12, 8, 1, 3,
                Samples.YesNo(new Threshold(new Fraction(3, 4), Comparator.AtLeast, ThresholdBase.Present))),
            YesNo("A conversion: three quarters of the votes, and half of the roll must vote", 41, 19, 1, 6,
                Samples.YesNo(
                    new Threshold(new Fraction(3, 4), Comparator.AtLeast, ThresholdBase.Cast),
                    turnoutFloor: Fraction.Half)),
            Ranked("The capital of Tennessee (Wikipedia, 'Instant-runoff voting')", Cities,
                Cities.Of(42, "Memphis>Nashville>Chattanooga>Knoxville"),
                Cities.Of(26, "Nashville>Chattanooga>Knoxville>Memphis"),
                Cities.Of(15, "Chattanooga>Knoxville>Nashville>Memphis"),
                Cities.Of(17, "Knoxville>Chattanooga>Nashville>Memphis")),
            Ranked("Exhausted and blank ballots, and ties that earlier rounds break", People,
                People.Of(6, "Ann"), People.Of(4, "Bo>Ann"), People.Of(2, "Cy>Bo"), People.Of(1, "Cy"),
                People.Of(1, "Di>Cy"), People.Of(2, "")),
            Ranked("Not monotone: with ten of the 35 ballots changed to 'Andrea>Belinda>Cynthia', Cynthia would win " +
                "(Wikipedia, 'Monotonicity criterion')", Three,
                Three.Of(39, "Andrea>Belinda>Cynthia"), Three.Of(35, "Belinda>Cynthia>Andrea"),
                Three.Of(26, "Cynthia>Andrea>Belinda")),
            Ranked("A lot", People[..2], People.Of(3, "Ann"), People.Of(3, "Bo")) + Draws(People[..2]),
        ];
        return string.Join("\n", examples.Select((text, i) => $"### {i + 1}. {text}"));
    }

    private static string YesNo(string title, long eligible, long yes, long no, long abstain, DecisionRule rule)
    {
        var tally = Samples.Count(rule, eligible, yes, no, abstain);
        return $"{title}\n\n{List(TallyInWords.Of(tally, rule, []))}";
    }

    private static string Ranked(string title, ImmutableArray<Option> options, params CountedBallots[] ballots)
    {
        var tally = Samples.Count(options, ballots);
        var text = new StringBuilder($"{title}\n\n| ballots | ranking |\n|--:|---|\n");
        foreach (var (choice, count) in ballots)
            text.Append($"| {count} | {Ranking(options, (RankedChoice)choice)} |\n");
        return $"{text}\n{List(TallyInWords.Of(tally, Samples.Ranked(), options))}";
    }

    private static string Ranking(ImmutableArray<Option> options, RankedChoice choice) =>
        choice.Ranking.IsEmpty
            ? "(blank)"
            : string.Join(" > ", choice.Ranking.Select(place => options.NameOf(place[0])));

    private static string Draws(ImmutableArray<Option> options)
    {
        var seed = Convert.ToHexStringLower(Samples.Seed);
        var text = new StringBuilder($"\nThe seed is `{seed}`.\n\n| option | id | SHA-256 |\n|---|---|---|\n");
        foreach (var option in options)
        {
            var id = option.Id.Value.ToString("N");
            var hash = Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(seed + id)));
            text.Append($"| {option.Name} | `{option.Id}` | `{hash}` |\n");
        }

        return text.ToString();
    }

    private static string List(ImmutableArray<string> sentences) =>
        string.Concat(sentences.Select(sentence => $"- {sentence}\n"));
}
