using System.Collections.Immutable;
using Decisions.Domain.Ideas;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Ideas;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using NodaTime;

namespace Decisions.Acceptance.Running;

/// <summary>How its members are heard.</summary>
public sealed partial class TestCommunity
{
    public Task<RuleId> Temperature() => Rule(_ => RuleLibrary.Find("temperature-check")!.Terms);

    public Task<RuleId> FindingADate() => Rule(_ => RuleLibrary.Find("finding-a-date")!.Terms);

    /// <summary>A proposal with evenings of the year 2036 to choose from.</summary>
    public async Task<ProposalId> Evenings(string title)
    {
        var id = new ProposalId(Guid.CreateVersion7());
        var first = Instant.FromUtc(2036, 6, 7, 17, 0);
        await Land(await ProposalHandlers.Handle(
            new DraftProposal(id, Founder, title, "For the yearly meeting.",
            [
                new(new OptionId(Guid.CreateVersion7()), "Saturday 7 June 2036 at 18:00 until 20:00 (Europe/London time)", Date: new OptionDate(first, first + Duration.FromHours(2))),
                new(new OptionId(Guid.CreateVersion7()), "Sunday 8 June 2036 at 18:00 (Europe/London time)", Date: new OptionDate(first + Duration.FromDays(1))),
            ]),
            Context(Secretary), Engine, Cancel));
        return id;
    }

    /// <summary>A proposal that asks for ideas, with one of the secretary's.</summary>
    public async Task<ProposalId> AsksForIdeas(string title)
    {
        var id = new ProposalId(Guid.CreateVersion7());
        await Land(await ProposalHandlers.Handle(
            new DraftProposal(id, Founder, title, "Say what you like.", [new(new OptionId(Guid.CreateVersion7()), "Rolls")]) { AsksForIdeas = true },
            Context(Secretary), Engine, Cancel));
        return id;
    }

    public async Task<OptionId> AddIdea(Actor member, ProposalId proposal, string name)
    {
        var option = new OptionId(Guid.CreateVersion7());
        await Land(await IdeaHandlers.Handle(new AddIdea(proposal, option, name, member.Member!.Value), Context(member), Engine, Cancel));
        return option;
    }

    public async Task TakeOutIdea(Actor member, ProposalId proposal, OptionId option, string reason) => await Land(await IdeaHandlers.Handle(
        new TakeOutIdea(proposal, option, reason, member.Member!.Value), Context(member), Engine, Cancel));

    /// <summary>A rule that puts options in an order and chooses none.</summary>
    public Task<RuleId> Order() => Rule(terms => terms with
    {
        Name = "Order of options", Method = new ElectionMethod("schulze", 1, ImmutableSortedDictionary<string, string>.Empty), Quorum = Quorum.None,
        Indicative = true,
    });

    /// <summary>Waits until pages show what the log has.</summary>
    public async Task Settle() => await CatchUp(await Last());
}
