using Decisions.Domain.Topics;
using Decisions.Engine.Topics;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Topics;

/// <summary>The topics that new proposals may be of, as the secretary keeps them.</summary>
public sealed class TopicsModel(PageServices services) : KeeperPage(services)
{
    /// <summary>The names as they were typed, one a line.</summary>
    public string Typed { get; private set; } = "";

    private string Here => $"{Home}/topics";

    public async Task OnGet() => Typed = string.Join('\n', (await Engine.Streams.Community(Id, Cancel)).State!.Topics);

    public async Task<IActionResult> OnPost([FromForm] string? topics)
    {
        Typed = topics ?? "";
        var result = await TopicHandlers.Handle(
            new NameTopics([.. Typed.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]), Command(), Engine, Cancel);
        return await Answer(result, _ => $"{Here}?done=topics", $"{Here}?done=same");
    }
}
