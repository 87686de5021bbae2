using System.Text;
using Decisions.Ledger.Witnessing;

namespace Decisions.Ledger.Tests.Witnessing;

public sealed class AddCheckpointRequestTests
{
    private const string Hash = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=";

    private const string Note =
        """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=

        """;

    /// <summary>The example of C2SP tlog-witness.</summary>
    [Fact]
    public void The_specifications_example_is_read_and_written_again()
    {
        const string body =
            """
            old 20852014
            PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
            jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
            5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
            /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=


            """ + Note;

        var request = AddCheckpointRequest.Parse(Encoding.UTF8.GetBytes(body)).Value();

        (request.OldSize, request.Proof.Length, request.Claimed.Size, request.Note.Signatures.Length).ShouldBe((20_852_014, 4, 20_852_163, 2));
        request.Claimed.Origin.ShouldBe("example.com/behind-the-sofa");
        Encoding.UTF8.GetString(request.ToBytes()).ShouldBe(body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("old\n\n")]
    [InlineData("old \n\n")]
    [InlineData("old 01\n\n")]
    [InlineData("old -1\n\n")]
    [InlineData("old  1\n\n")]
    [InlineData("Old 1\n\n")]
    [InlineData("old 1 \n\n")]
    [InlineData("old 1\0\n\n")]
    [InlineData("old 1\n")]
    [InlineData("old 1\r\n\r\n")]
    [InlineData("old 9223372036854775808\n\n")]
    [InlineData("old 1\nAAAA\n\n")]
    [InlineData("old 1\n" + Hash + " \n\n")]
    [InlineData(Hash + "\nold 1\n\n")]
    public void Any_other_beginning_is_no_request(string beginning) =>
        AddCheckpointRequest.Parse(Encoding.UTF8.GetBytes(beginning + Note)).ShouldBeOfType<Reading<AddCheckpointRequest>.Refused>();

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_request_has_at_most_63_hashes(int hashes, bool read) =>
        (AddCheckpointRequest.Parse(Encoding.UTF8.GetBytes($"old 1\n{string.Concat(Enumerable.Repeat(Hash + "\n", hashes))}\n{Note}"))
            is Reading<AddCheckpointRequest>.Read).ShouldBe(read);

    [Fact]
    public void A_note_that_is_no_checkpoint_makes_no_request() =>
        AddCheckpointRequest.Parse(Encoding.UTF8.GetBytes("old 0\n\nGood morning.\n\n— x AAAAAAE=\n")).Reason().ShouldContain("three lines");

    [Fact]
    public void Bytes_that_are_not_utf8_make_no_request() =>
        AddCheckpointRequest.Parse([.. "old 1\n"u8, 0xFF, .. "\n\n"u8, .. Encoding.UTF8.GetBytes(Note)])
            .ShouldBeOfType<Reading<AddCheckpointRequest>.Refused>();
}
