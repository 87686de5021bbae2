using Decisions.Domain.Ideas;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using FsCheck;
using FsCheck.Fluent;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Laws;

/// <summary>What holds of ideas in any order of commands, tried from a fixed seed.</summary>
public sealed class IdeaLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(400).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(20_261_122, 83), null));

    private static readonly Gen<OptionId> Option = Gen.Elements(Gas, Electric, Wood);

    private static readonly Gen<MemberId> By = Gen.Elements(Ada, Ben, Cem);

    private static readonly Gen<string> Reason = Gen.Elements("Dear.", "Both burn.", " ", null!);

    private static readonly Gen<Func<Proposal, Decision>> Command = Gen.Frequency(
        (5, from option in Option from name in Gen.Elements("Gas", "Electric", "Wood", "Straw", " ") from member in By
            select (Func<Proposal, Decision>)(state => AddIdea.Decide(state, new AddIdea(Oven, option, name, member), During))),
        (2, from option in Option from reason in Reason from member in By
            select (Func<Proposal, Decision>)(state => TakeOutIdea.Decide(state, new TakeOutIdea(Oven, option, reason, member), During))),
        (2, from option in Option from other in Option from name in Gen.Elements(null!, "Both", "Gas") from reason in Reason
            select (Func<Proposal, Decision>)(state => MergeIdeas.Decide(state, new MergeIdeas(Oven, option, other, name, reason, Ada), During))),
        (3, from kept in Option.ListOf()
            select (Func<Proposal, Decision>)(state => ReviseProposal.Decide(
                state, new ReviseProposal(Oven, "An oven", "Which?", [.. state.Current.Options.Where(option => kept.Contains(option.Id))], null), During))));

    [Fact]
    public void No_idea_of_another_goes_without_a_reason_and_each_comes_once()
    {
        var (gone, added) = (0, 0);
        Prop.ForAll(Command.ListOf().Resize(40).ToArbitrary(), commands =>
        {
            var state = Proposal.Create(Drafted() with { AsksForIdeas = true });
            return commands.All(command =>
            {
                var before = state;
                if (command(state).Events is not [ProposalRevised revised])
                    return true;
                state = state.Apply(revised);
                var went = before.Ideas.Count(idea => idea.By != before.Proposer && before.Current.Options.Any(option => option.Id == idea.Option)
                    && revised.Options.All(option => option.Id != idea.Option));
                (gone, added) = (gone + went, added + state.Ideas.Length - before.Ideas.Length);
                return (went == 0 || (went == 1 && revised is { Note.Length: > 0, Idea.Step: IdeaStep.TakenOut or IdeaStep.Merged }))
                    && state.Ideas.Select(idea => idea.Option).Distinct().Count() == state.Ideas.Length;
            });
        }).Check(Fixed);
        gone.ShouldBeGreaterThan(50, "or the law holds because no idea ever went");
        added.ShouldBeGreaterThan(200, "or because none ever came");
    }
}
