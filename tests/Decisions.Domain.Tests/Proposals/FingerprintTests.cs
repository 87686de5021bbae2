using Decisions.Domain.Proposals;

namespace Decisions.Domain.Tests.Proposals;

public sealed class FingerprintTests
{
    private static readonly Revision Text = new(1, "Sell the van", "To whoever offers most.", [], null);

    private static readonly Option Oak = new(new OptionId(Guid.Parse("00000000-0000-0000-0000-0000000000c1")), "Oak");

    [Fact]
    public void It_is_the_beginning_of_the_digest_of_every_word_with_a_zero_after_each() =>
        // printf 'Sell the van\0To whoever offers most.\0' | sha256sum
        Fingerprint.Of(Text).ShouldBe("b792 1be1");

    [Fact]
    public void Another_word_anywhere_makes_another_and_the_number_does_not()
    {
        string[] all =
        [
            Fingerprint.Of(Text), Fingerprint.Of(Text with { Title = "Sell the Van" }), Fingerprint.Of(Text with { Text = "To whoever offers more." }),
            Fingerprint.Of(Text with { Options = [Oak] }), Fingerprint.Of(Text with { Options = [Oak with { Name = "Ash" }] }),
            Fingerprint.Of(Text with { Title = "Sell the vanTo", Text = " whoever offers most." }),
        ];
        all.Distinct().Count().ShouldBe(all.Length);
        Fingerprint.Of(Text with { Number = 7, Note = "As before." }).ShouldBe(all[0]);
    }
}
