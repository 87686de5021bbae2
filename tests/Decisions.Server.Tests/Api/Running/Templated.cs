using Decisions.Domain.Rules;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>Templates, as tests of them begin.</summary>
public static class Templated
{
    /// <summary>A template by a rule that is adopted for it, unless one is named.</summary>
    public static async Task<Guid> Save(TestCommunity here, string title, Guid? rule = null) =>
        (await here.Secretary.Post("templates", Body(title, rule ?? await here.Adopt()))).Ok().Id;

    public static object Body(string title, Guid ruleId, int? votingHours = 72) =>
        new { title, purpose = "Anything over £500.", ruleId, text = "What:\n\nWhat it costs:", votingHours, reviewMonths = 6 };
}
