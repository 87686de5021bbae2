using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Api.Proposals;

/// <summary>Drafts a proposal.</summary>
/// <param name="Text">Markdown; HTML in it is shown as text.</param>
/// <param name="Options">The names of what members rank; left out for a question of yes or no.</param>
/// <param name="OptionClasses">By an option's name, of which class it is, where the rule guards seats for classes.</param>
/// <param name="Change">What it would make of a decision rule, if it is carried: new terms, or with none its retirement.</param>
/// <param name="Topic">One of the community's topics; null or left out for none.</param>
/// <param name="TemplateId">The template that it begins with; null or left out for none.</param>
/// <param name="Circle">The circle that decides it, in which you are; null or left out for the whole community.</param>
/// <param name="AsksForIdeas">Whether any member may add options until notice is given of the vote, or it opens.</param>
/// <param name="Dates">Dates to choose from, beside the options or in their place.</param>
public sealed record DraftProposalBody(string Title, string Text, IReadOnlyList<string>? Options = null, RuleChange? Change = null,
    IReadOnlyDictionary<string, string>? OptionClasses = null, string? Topic = null, Guid? TemplateId = null, Guid? Circle = null, IReadOnlyList<DraftedDate>? Dates = null,
    bool AsksForIdeas = false);

/// <summary>A date to choose.</summary>
/// <param name="EndsAt">When it is over; left out where nobody has said.</param>
/// <param name="Name">What it is called; left out for the date in words, by the community's clock and with its zone.</param>
public sealed record DraftedDate(Instant StartsAt, Instant? EndsAt = null, string? Name = null);

/// <summary>Gives a proposal another revision.</summary>
/// <param name="Options">All options. One that keeps its id keeps it through its renaming; one without is new.</param>
/// <param name="Note">What changed and why, in a line.</param>
public sealed record ReviseProposalBody(
    string Title, string Text, IReadOnlyList<RevisedOption>? Options = null, string? Note = null);

/// <summary>An option of a revision.</summary>
/// <param name="Class">Of which class it is, where the rule guards seats for classes.</param>
/// <param name="Date">The moment that it stands for; left out where it is no date.</param>
public sealed record RevisedOption(string Name, Guid? Id = null, string? Class = null, OptionDate? Date = null)
{
    public Option ToOption() => new(new OptionId(Id ?? Guid.CreateVersion7()), Name.Trim(), Class, Date);
}

/// <summary>Why; may be null.</summary>
public sealed record ReasonBody(string? Reason = null);

/// <summary>What the decision means in practice.</summary>
public sealed record OutcomeBody(string Statement);

/// <summary>Puts right what was said wrongly of a decision.</summary>
/// <param name="Text">What is right.</param>
/// <param name="Reason">Why it has to be said.</param>
public sealed record CorrectionBody(string Text, string Reason);

internal static class ProposalCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string one = "/communities/{community:guid}/proposals/{proposal:guid}";
        api.MapPost("/communities/{community:guid}/proposals", Draft).Does<DraftProposalBody>("draftProposal", "Draft a proposal", created: true);
        api.MapPost($"{one}/revisions", Revise).Does<ReviseProposalBody>("reviseProposal", "Give a proposal another revision");
        api.MapPost($"{one}/withdrawal", Withdraw).Does<ReasonBody>("withdrawProposal", "Withdraw a proposal");
        api.MapPut($"{one}/outcome", State).Does<OutcomeBody>("stateOutcome", "State the outcome of a decision");
        api.MapPost($"{one}/corrections", Correct).Does<CorrectionBody>("correctDecision", "Put right what was said wrongly of a decision, for everyone to see");
    }

    private static Task<IResult> Draft(HttpContext http, Guid community, DecisionsEngine engine) =>
        ApiRequest.Command<DraftProposalBody>(http, community, async (body, context) =>
        {
            ImmutableArray<Option> options =
            [
                .. (body.Options ?? []).Select(name => new RevisedOption(name, Class: body.OptionClasses?.GetValueOrDefault(name)).ToOption()),
                .. body.Dates is { Count: > 0 } dates ? await Named(dates, context, engine, http.RequestAborted) : [],
            ];
            var command = new DraftProposal(
                new ProposalId(Guid.CreateVersion7()), context.Actor.Member ?? default, body.Title, body.Text, options)
            {
                Change = body.Change, Topic = body.Topic, TemplateId = body.TemplateId is { } template ? new TemplateId(template) : null,
                AsksForIdeas = body.AsksForIdeas, Circle = body.Circle is { } circle ? new CircleId(circle) : null,
            };
            return CommandAnswers.Created(
                await ProposalHandlers.Handle(command, context, engine, http.RequestAborted),
                http, id => $"/api/v1/communities/{community}/proposals/{id}");
        });

    private static Task<IResult> Revise(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<ReviseProposalBody>(http, community, async (body, context) =>
        {
            ImmutableArray<Option> options = [.. (body.Options ?? []).Select(option => option.ToOption())];
            return CommandAnswers.Of(
                await ProposalHandlers.Handle(
                    new ReviseProposal(new ProposalId(proposal), body.Title, body.Text, options, body.Note), context, engine,
                    http.RequestAborted),
                http, proposal);
        });

    private static Task<IResult> Withdraw(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<ReasonBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ProposalHandlers.Handle(
                new WithdrawProposal(new ProposalId(proposal), body.Reason), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> State(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<OutcomeBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ProposalHandlers.Handle(
                new StateOutcome(new ProposalId(proposal), body.Statement), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Correct(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<CorrectionBody>(http, community, async (body, context) => CommandAnswers.Of(
            await ProposalHandlers.Handle(
                new CorrectDecision(new ProposalId(proposal), body.Text, body.Reason), context, engine, http.RequestAborted),
            http, proposal));

    /// <summary>Dates with their names: those that were given none are called what they are by the community's clock.</summary>
    private static async Task<IEnumerable<Option>> Named(
        IReadOnlyList<DraftedDate> dates, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        var zone = (await engine.Streams.Community(context.Community, cancel)).State is { TimeZone: var name } ? DateTimeZoneProviders.Tzdb[name] : DateTimeZone.Utc;
        var times = new CommunityTime(zone, engine.Clock.GetCurrentInstant());
        return dates.Select(date => new OptionDate(date.StartsAt, date.EndsAt))
            .Zip(dates, (date, given) => new RevisedOption(given.Name ?? DateInWords.Name(date, times), Date: date).ToOption());
    }
}
