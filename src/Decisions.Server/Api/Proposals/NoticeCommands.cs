using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Proposals;
using Decisions.Server.Api.Http;
using NodaTime;

namespace Decisions.Server.Api.Proposals;

/// <summary>Gives notice of a vote on the current revision.</summary>
/// <param name="RuleId">The rule that decides.</param>
/// <param name="OpensAt">When voting opens, or later.</param>
/// <param name="ClosesAt">Ballots are in time up to and including this instant.</param>
/// <param name="RecordAt">The record date as of which the roll is drawn, where the rule states one.</param>
/// <param name="Confirming">When the confirming vote is held, where the rule asks for one.</param>
/// <param name="Text">What members are told with it.</param>
/// <param name="OpensByItself">
/// Whether voting opens by itself at <c>opensAt</c>. Where no server runs then it opens later and closes at <c>closesAt</c> all the
/// same, as long as half of its time is left.
/// </param>
public sealed record GiveNoticeBody(
    Guid RuleId, Instant OpensAt, Instant ClosesAt, Instant? RecordAt = null, StatedVoteBody? Confirming = null, string? Text = null,
    bool OpensByItself = false);

internal static class NoticeCommands
{
    public static void Map(RouteGroupBuilder api)
    {
        const string notice = "/communities/{community:guid}/proposals/{proposal:guid}/notice";
        api.MapPost(notice, Give).Does<GiveNoticeBody>("giveNotice", "Give notice of a vote");
        api.MapPost($"{notice}/withdrawal", Withdraw).Does<ReasonBody>("withdrawNotice", "Take the notice of a vote back before voting opens");
        api.MapPost($"{notice}/consents", Consent).Does("consentToShortNotice", "Consent, as a member, to a notice that is short");
    }

    private static Task<IResult> Give(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<GiveNoticeBody>(http, community, async (body, context) => CommandAnswers.Of(
            await NoticeHandlers.Handle(
                new GiveNotice(
                    new ProposalId(proposal), new RuleId(body.RuleId), new StatedVote(body.OpensAt, body.ClosesAt, body.RecordAt),
                    body.Confirming?.ToVote(), body.Text) { OpensByItself = body.OpensByItself },
                context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Withdraw(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command<ReasonBody>(http, community, async (body, context) => CommandAnswers.Of(
            await NoticeHandlers.Handle(new WithdrawNotice(new ProposalId(proposal), body.Reason), context, engine, http.RequestAborted),
            http, proposal));

    private static Task<IResult> Consent(HttpContext http, Guid community, Guid proposal, DecisionsEngine engine) =>
        ApiRequest.Command(http, community, async context => CommandAnswers.Of(
            await NoticeHandlers.Handle(
                new ConsentToShortNotice(new ProposalId(proposal), context.Actor.Member ?? default(MemberId)), context, engine,
                http.RequestAborted),
            http, proposal));
}
