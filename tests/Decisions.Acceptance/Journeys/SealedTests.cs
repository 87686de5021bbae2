using Decisions.Acceptance.Running;
using Decisions.Domain.Ballots;
using Npgsql;

namespace Decisions.Acceptance.Journeys;

/// <summary>After the result: what was said wrongly is put right beside the decision, and its votes are counted again.</summary>
public sealed class SealedTests(Site site)
{
    [Fact]
    public async Task A_slip_is_put_right_and_the_votes_are_counted_again()
    {
        var community = await TestCommunity.Found(site);
        var ben = await community.Member("Ben Carter");
        var proposal = await community.Proposal("Buy a second oven", "It costs 21,000.");
        await community.Open(proposal, await community.Rule());
        await community.Cast(ben, proposal, new YesNoChoice(Answer.Yes));
        await community.Close(proposal);
        await using var secretary = await site.SignIn(community.Secretary);
        await secretary.Go(community.PageOf(proposal));
        await secretary.Follow("Put something right");
        await secretary.Picture("correct-form");
        await secretary.Fill("What is right?", "It costs 12,000, not 21,000.");
        await secretary.Fill("How did the mistake come about?", "Two digits were swapped.");
        await secretary.Press("Put it on record");
        var text = await secretary.Text();
        text.ShouldContain("The correction is on record. What was said before stays visible.");
        text.ShouldContain("It costs 12,000, not 21,000.");
        text.ShouldContain("Why: Two digits were swapped.");
        text.ShouldContain("It costs 21,000.");
        await secretary.Picture("corrected");

        await secretary.Follow("Count the votes again");
        await secretary.Picture("recount-form");
        await secretary.Press("Count again");
        (await secretary.Text()).ShouldContain("Round 1 was counted again from the stored votes: they give the result that was declared.");

        await using (var source = NpgsqlDataSource.Create(site.Owner))
        await using (var command = source.CreateCommand("update decisions.mt_events set data = jsonb_set(data, '{choice,answer}', '\"no\"') where type = 'ballot_cast' and tenant_id = $1"))
        {
            command.Parameters.AddWithValue(community.Id.ToString());
            (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        }
        await secretary.Follow("Count the votes again");
        await secretary.Press("Count again");
        text = await secretary.Text();
        text.ShouldContain("Attention: a recount does not give this result");
        text.ShouldContain("0 yes, 1 no, 0 abstained; 1 of 2 took part.");
        text.ShouldContain("do not act on this decision yet");
        await secretary.Picture("disputed");

        await using var member = await site.SignIn(ben);
        await member.Go($"{community.Home}/decisions");
        text = await member.Text();
        text.ShouldContain("In dispute: a recount did not give this result.");
        text.ShouldContain("Corrected since");
        await member.Picture("register-disputed");
        await member.Follow("Buy a second oven");
        (await member.Text()).ShouldContain("Attention: a recount does not give this result");
        await member.Follow("The whole history");
        text = await member.Text();
        text.ShouldContain("put something right: It costs 12,000, not 21,000.");
        text.ShouldContain("THEY DO NOT GIVE THE RESULT");
        await member.Go($"{community.PageOf(proposal)}/correct");
        (await member.Text()).ShouldContain("It needs the secretary.");
        await secretary.Go($"{community.Home}/audit");
        text = await secretary.Text();
        text.ShouldContain("In dispute");
        text.ShouldContain("A recount of the stored votes did not give the declared result.");
        await secretary.Picture("audit-disputed");
    }
}
