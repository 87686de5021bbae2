using Decisions.Domain.Differences;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Differences;

/// <summary>What holds of every difference and every merge, tried on some hundreds of small texts from a fixed seed.</summary>
public sealed class DifferenceLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(2_000)
        .WithQuietOnSuccess(true)
        .WithReplay(new Replay(new Rnd(20_261_122, 77), null));

    /// <summary>Few words, so that they meet; blanks, signs, lines and letters of two code units.</summary>
    private static readonly Gen<string> Text =
        Gen.Elements("oven", "new", "we", "buy", "£5,200", ".", " ", " ", " ", "\n", "\n\n", "\U0001F525", "Öfen", "don't").ListOf()
            .Select(string.Concat).Resize(14);

    private static readonly Gen<(string Base, string One, string Other)> Texts =
        from @base in Text from one in Edited(@base) from other in Edited(@base) select (@base, one, other);

    [Fact]
    public void A_difference_gives_both_texts() => ForAll(texts =>
        Without(texts.One, texts.Other, RunKind.Added) == texts.One && Without(texts.One, texts.Other, RunKind.Removed) == texts.Other);

    [Fact]
    public void A_text_does_not_differ_from_itself() => ForAll(texts =>
        TextDifference.Of(texts.One, texts.One).All(run => run.Kind == RunKind.Same));

    [Fact]
    public void No_run_is_empty_and_no_two_of_a_kind_stand_side_by_side() => ForAll(texts =>
        TextDifference.Of(texts.One, texts.Other) is var runs && runs.All(run => run.Text.Length > 0) &&
        runs.Zip(runs.Skip(1)).All(pair => pair.First.Kind != pair.Second.Kind));

    [Fact]
    public void No_letter_of_two_code_units_is_torn() => ForAll(texts =>
        TextDifference.Of(texts.One, texts.Other).All(run => !char.IsLowSurrogate(run.Text[0]) && !char.IsHighSurrogate(run.Text[^1])));

    [Fact]
    public void Merging_with_an_unchanged_side_gives_the_other() => ForAll(texts =>
        Merge.Of(texts.Base, texts.Base, texts.Other).Text == texts.Other && Merge.Of(texts.Base, texts.One, texts.Base).Text == texts.One);

    [Fact]
    public void Merging_with_the_same_change_gives_it_once() => ForAll(texts => Merge.Of(texts.Base, texts.One, texts.One).Text == texts.One);

    [Fact]
    public void It_makes_no_difference_which_side_is_which() => ForAll(texts =>
        Merge.Of(texts.Base, texts.One, texts.Other) is var one && Merge.Of(texts.Base, texts.Other, texts.One) is var other &&
        one.Text == other.Text &&
        one.Conflicts.Select(each => (each.Base, each.One, each.Other)).SequenceEqual(other.Conflicts.Select(each => (each.Base, each.Other, each.One))));

    [Fact]
    public void A_merge_makes_a_text_or_says_what_conflicts() => ForAll(texts =>
        Merge.Of(texts.Base, texts.One, texts.Other) is var merged && merged.Text is null == !merged.Conflicts.IsEmpty);

    // Without it the laws of merging could hold because everything conflicts, or nothing.
    [Fact]
    public void Some_merges_conflict_and_others_change_both()
    {
        var (conflicts, both) = (0, 0);
        ForAll(texts =>
        {
            var merged = Merge.Of(texts.Base, texts.One, texts.Other);
            conflicts += merged.Conflicts.IsEmpty ? 0 : 1;
            both += merged.Text is { } text && text != texts.One && text != texts.Other ? 1 : 0;
            return true;
        });
        conflicts.ShouldBeGreaterThan(50);
        both.ShouldBeGreaterThan(50);
    }

    private static string Without(string from, string to, RunKind kind) =>
        string.Concat(TextDifference.Of(from, to).Where(run => run.Kind != kind).Select(run => run.Text));

    /// <summary>The text with a stretch of it replaced.</summary>
    private static Gen<string> Edited(string text)
    {
        var pieces = Pieces.Of(text);
        return from start in Gen.Choose(0, pieces.Length)
               from length in Gen.Choose(0, Math.Min(2, pieces.Length - start))
               from instead in Gen.Elements("", "used", "oven", "an old ", " .")
               select string.Concat([.. pieces[..start], instead, .. pieces[(start + length)..]]);
    }

    private static void ForAll(Func<(string Base, string One, string Other), bool> law) => Prop.ForAll(Texts.ToArbitrary(), law).Check(Fixed);
}
