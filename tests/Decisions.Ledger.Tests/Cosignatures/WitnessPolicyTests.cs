using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Tests.Checkpoints;

namespace Decisions.Ledger.Tests.Cosignatures;

public sealed class WitnessPolicyTests
{
    private static readonly VerifierKey Log = Readings.Key(PublishedCheckpoint.LogKey);
    private static readonly VerifierKey[] Witnesses = [.. PublishedCheckpoint.WitnessKeys.Select(Readings.Key)];

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 4, true)]
    [InlineData(1, 1, true)]
    [InlineData(4, 4, true)]
    public void As_many_witnesses_as_the_policy_wants_are_enough(int required, int known, bool satisfied)
    {
        var policy = new WitnessPolicy(required, [.. Witnesses[..known]]);

        var witnessed = policy.Judge(Open(PublishedCheckpoint.Note, policy));

        witnessed.Satisfied.ShouldBe(satisfied);
        witnessed.By.ShouldBe(Witnesses[..known].Select(key => new WitnessedBy(key, PublishedCheckpoint.Time)));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Witnesses_that_did_not_cosign_do_not_count(int required, bool satisfied)
    {
        var without = string.Concat(PublishedCheckpoint.Note.Split('\n').Where(line => !line.Contains("remora") && !line.Contains("smartit"))
            .Select(line => line + "\n"))[..^1];
        var policy = new WitnessPolicy(required, [.. Witnesses]);

        var witnessed = policy.Judge(Open(without, policy));

        witnessed.Satisfied.ShouldBe(satisfied);
        witnessed.By.Select(by => by.Witness).ShouldBe([Witnesses[0], Witnesses[3]]);
    }

    [Fact]
    public void A_witness_that_cosigned_twice_counts_once_with_its_latest_time()
    {
        using var cosigner = Cosigner.FromSeed("w", new byte[32]);
        using var other = Cosigner.FromSeed("v", Enumerable.Repeat((byte)1, 32).ToArray());
        var policy = new WitnessPolicy(2, [cosigner.Key, other.Key]);
        var note = new SignedNote("text\n", [cosigner.Cosign("text\n", 9), cosigner.Cosign("text\n", 8)]);

        var witnessed = policy.Judge(OpenedNote.Open(note, policy.Witnesses).Value());

        witnessed.Satisfied.ShouldBeFalse();
        witnessed.By.ShouldBe([new WitnessedBy(cosigner.Key, 9)]);
    }

    [Fact]
    public void One_key_under_two_names_cannot_count_twice()
    {
        using var one = Cosigner.FromSeed("one", new byte[32]);
        using var two = Cosigner.FromSeed("two", new byte[32]);

        Should.Throw<ArgumentException>(() => new WitnessPolicy(2, [one.Key, two.Key]));
    }

    [Fact]
    public void A_policy_that_nobody_can_meet_is_refused()
    {
        Should.Throw<ArgumentException>(() => new WitnessPolicy(-1, []));
        Should.Throw<ArgumentException>(() => new WitnessPolicy(5, [.. Witnesses]));
    }

    [Fact]
    public void A_logs_key_is_no_witness() => Should.Throw<ArgumentException>(() => new WitnessPolicy(1, [Log]));

    private static OpenedNote Open(string note, WitnessPolicy policy) =>
        OpenedCheckpoint.Open(Readings.Note(note), PublishedCheckpoint.Origin, [Log], policy.Witnesses).Value().Note;
}
