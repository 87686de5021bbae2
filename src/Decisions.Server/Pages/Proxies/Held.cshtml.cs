using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Proxies;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proxies;
using Decisions.Server.Api.Proxies;
using Decisions.Server.Pages.Ballots;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proxies;

/// <summary>The members for whom the reader speaks, and one form to vote for all whose proxy is free.</summary>
public sealed class HeldModel(PageServices services, ProxyReading proxies) : DecisionPage(services)
{
    public ImmutableArray<SpokenFor> Held { get; private set; } = [];

    /// <summary>What was filled in, where it was refused.</summary>
    public Dictionary<MemberId, BallotForm> Filled { get; } = [];

    public Round? Round => Proposal.Latest;

    protected override Rejection? Gate() => base.Gate() ?? Permissions.ToVote(Actor, Id);

    public bool CanVoteFor(SpokenFor held) =>
        Status == ProposalStatus.Open && (held.State == ProxyState.Free || held is { State: ProxyState.Used, Vote: not null });

    public static string InWords(SpokenFor held, Revision revision) => held.State switch
    {
        ProxyState.Free => "you decide, once voting is open.",
        ProxyState.Instructed => "has said how they vote. It is cast by itself once voting has closed.",
        ProxyState.Used => held.Vote is { } vote ? $"you cast “{ChoiceInWords.Of(vote.Choice, revision.Options)}”." : "their vote was cast as they instructed.",
        ProxyState.Overridden => "has voted themselves, or taken a vote back.",
        _ => "the proxy has lapsed, because the text or the rule has changed or they may not vote.",
    };

    protected override async Task<IActionResult?> PrepareDecision()
    {
        if (Actor.Member is { } member)
            Held = await proxies.Held(Id, Proposal, member, Now, Cancel);
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        _ = int.TryParse(Request.Form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision);
        var free = Held.Where(CanVoteFor).ToList();
        foreach (var held in free)
            Filled[held.MemberId] = BallotForm.Read(Request.Form, Shown, $"{held.MemberId}-");
        List<CastByProxy> votes = [];
        foreach (var held in free.Where(held => IsFilled(Filled[held.MemberId])))
        {
            var form = Filled[held.MemberId];
            var (choice, unfit) = form.Choice(Round!.Terms.Method, Shown);
            if (unfit is not null)
                return Refuse(unfit);
            votes.Add(new CastByProxy(Proposal.Id, Actor.Member!.Value, held.MemberId, revision, choice!, form.Reason, Channel.Web));
        }
        if (votes.Count == 0)
            return Refuse(new ChoiceIsMissing("How do you vote?"));
        var key = Command();
        foreach (var vote in votes)
        {
            // One form, several commands: each has an id of its own that a form sent again has too.
            var context = key with { CommandId = DerivedId.From($"proxies {key.CommandId}", $"{vote.MemberId}") };
            switch (await ProxyHandlers.Handle(vote, context, Engine, Services.Rolls, Cancel))
            {
                case Refused { Rejection: var rejection }:
                    return Refuse(rejection);
                case Done done:
                    await CatchUp(done.Index);
                    break;
            }
        }
        return Redirect($"{Here}?done=voted-for");
    }

    private static bool IsFilled(BallotForm form) =>
        form.Answer is not null || form.IsBlank || form.Places.Any(place => place > 0) || form.Scores.Any(score => score.Length > 0);
}
