using System.Text.Json.Nodes;
using Decisions.Server.Tests.Api.Running;

namespace Decisions.Server.Tests.Api.Discussions;

/// <summary>The steps of discussing a proposal, over the API.</summary>
internal static class DiscussionSteps
{
    public static async Task<Guid> Comment(this TestCommunity here, Guid proposal, int by, string text, string kind = "comment", Guid? repliesTo = null) =>
        (await here[by].Post($"proposals/{proposal}/comments", new { revision = 1, text, kind, repliesTo })).Ok().Id;

    public static async Task<Guid> Ask(this TestCommunity here, Guid proposal, int by, string text) => await here.Comment(proposal, by, text, "question");

    public static async Task Hide(this TestCommunity here, Guid proposal, Guid comment, string reason = "It insults.") =>
        (await here.Secretary.Post($"proposals/{proposal}/comments/{comment}/hiding", new { reason })).Ok();

    public static async Task<JsonNode> ReadComment(this TestCommunity here, Guid proposal, Guid comment, Client? by = null) =>
        (await (by ?? here[0]).Get($"proposals/{proposal}/comments/{comment}")).Ok()["comment"]!;
}
