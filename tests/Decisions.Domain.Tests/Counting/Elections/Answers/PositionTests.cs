using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Tests.Counting.Elections.Answers;

/// <summary>Rounds of consent and of consensus.</summary>
public sealed class PositionTests
{
    [Theory]
    [InlineData("no-objection,concern,objection,eligible\n7,3,0,12\n", "", Verdict.Carried)]
    [InlineData("no-objection,concern,objection,eligible\n7,3,1,12\n", "", Verdict.Lost)]
    [InlineData("no-objection,concern,objection,resolved-objection,eligible\n7,3,0,1,12\n", "", Verdict.Carried)]
    [InlineData("no-objection,concern,objection,eligible\n0,9,0,12\n", "", Verdict.Carried)]
    [InlineData("no-objection,concern,objection,eligible\n5,0,0,12\n", "", Verdict.NoQuorum)]
    [InlineData("no-objection,concern,objection,eligible\n6,0,0,12\n", "", Verdict.Carried)]
    [InlineData("no-objection,concern,objection,eligible\n5,0,0,12\n", "silence=consent", Verdict.Carried)]
    [InlineData("no-objection,concern,objection,eligible\n5,0,1,12\n", "silence=consent", Verdict.Lost)]
    [InlineData("no-objection,concern,objection,eligible\n7,0,0,12\n", "quorum=8", Verdict.NoQuorum)]
    [InlineData("no-objection,concern,objection,eligible\n8,0,0,12\n", "quorum=8", Verdict.Carried)]
    [InlineData("no-objection,concern,objection,eligible\n11,0,0,12\n", "participation=1", Verdict.NoQuorum)]
    [InlineData("no-objection,concern,objection\n0,0,0\n", "", Verdict.Lost)]
    [InlineData("position\nno objection\npossible objection\n", "", Verdict.Lost)]
    public void A_round_of_consent_passes_unless_an_objection_stands(string table, string settings, Verdict verdict) =>
        table.By("consent", settings).Verdict.ShouldBe(verdict);

    [Fact]
    public void One_objection_stops_however_many_votes_the_others_have() =>
        "position,weight\nconsent,1000\nobjection,1\n".By("consent").Verdict.ShouldBe(Verdict.Lost);

    [Fact]
    public void A_spoilt_ballot_is_not_silence()
    {
        var record = "position,count\nconsent,1\nspoilt,2\n".By("consent", "silence=consent eligible=4");
        record.Rounds[0].Votes["no-objection"].ShouldBe(2);
        record.Ballots.Spoilt.ShouldBe(2);
    }

    [Fact]
    public void Where_silence_is_consent_it_must_be_known_who_is_silent() =>
        Should.Throw<CannotCountException>(() => "position\nconsent\n".By("consent", "silence=consent")).Message.ShouldContain("eligible=NUMBER");

    [Theory]
    // agree, reservations, stand aside, block, invalid block, eligible
    [InlineData("9,0,0,0,0,12", "", Verdict.Carried)]
    [InlineData("9,0,0,1,0,12", "", Verdict.Lost)]
    [InlineData("9,0,0,0,1,12", "", Verdict.Carried)]
    [InlineData("9,0,0,1,0,12", "blocks=1", Verdict.Carried)]
    [InlineData("9,0,0,1,0,12", "fallback=3/4", Verdict.Carried)]
    [InlineData("9,0,0,4,0,13", "fallback=3/4", Verdict.Lost)]
    [InlineData("5,0,0,1,0,13", "fallback=3/4", Verdict.NoQuorum)]
    [InlineData("0,0,0,0,0,0", "fallback=3/4", Verdict.Lost)]
    [InlineData("9,0,2,0,0,12", "stand-asides=1", Verdict.Lost)]
    [InlineData("9,0,1,0,0,12", "stand-asides=1", Verdict.Carried)]
    [InlineData("9,0,3,0,0,12", "stand-asides=1/4", Verdict.Carried)]
    [InlineData("8,0,4,0,0,12", "stand-asides=1/4", Verdict.Lost)]
    [InlineData("8,0,1,0,0,12", "stand-asides=0", Verdict.Lost)]
    [InlineData("6,5,1,0,0,12", "lukewarm=1/3", Verdict.Lost)]
    [InlineData("8,3,1,0,0,12", "lukewarm=1/3", Verdict.Carried)]
    [InlineData("5,0,7,0,0,12", "", Verdict.Lost)]
    [InlineData("4,2,6,0,0,12", "", Verdict.Carried)]
    [InlineData("7,0,0,0,0,12", "base=eligible agreement=2/3", Verdict.Lost)]
    [InlineData("8,0,0,0,0,12", "base=eligible agreement=2/3", Verdict.Carried)]
    [InlineData("0,0,7,0,0,12", "agreement=0", Verdict.Lost)]
    public void Consensus_is_reached_where_the_rule_says(string row, string settings, Verdict verdict)
    {
        var record = $"agree,reservations,stand-aside,block,invalid-block,eligible\n{row}\n".By("consensus", settings);
        record.Verdict.ShouldBe(verdict);
        ElectionCount.InWords(CountingRules.Find("consensus")!, record).ShouldAllBe(sentence => sentence.EndsWith('.'));
    }

    [Theory]
    [InlineData("consensus", "stand-asides=many", "a number of members, a share such as 1/4, or any")]
    [InlineData("consensus", "fallback=2", "a share such as 3/4")]
    [InlineData("consensus", "base=eligible", "eligible=NUMBER")]
    public void What_cannot_be_asked_for_is_refused(string rule, string settings, string reason) =>
        Should.Throw<CannotCountException>(() => "agree,block\n3,0\n".By(rule, settings)).Message.ShouldContain(reason);
}
