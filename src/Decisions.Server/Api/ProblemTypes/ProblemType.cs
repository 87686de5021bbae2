using System.Reflection;
using System.Text.Json;
using Decisions.Domain;
using Decisions.Engine;
using Decisions.Server.Api.Http;

namespace Decisions.Server.Api.ProblemTypes;

/// <summary>A kind of problem as it can be looked up.</summary>
/// <param name="Sentence">What its detail says, with example data.</param>
/// <param name="Members">The members that it has besides those of RFC 9457.</param>
public sealed record ProblemType(string Code, string Title, int Status, string Sentence, IReadOnlyList<string> Members)
{
    /// <summary>Every kind that the API can answer, by code: one for each type of refusal there is.</summary>
    public static IReadOnlyDictionary<string, ProblemType> All { get; } = new[]
        {
            typeof(Rejection).Assembly, typeof(DecisionsEngine).Assembly, typeof(ProblemType).Assembly,
        }
        .SelectMany(assembly => assembly.GetTypes())
        // The pages refuse forms in ways that only forms can be wrong.
        .Where(type => type.IsSubclassOf(typeof(Rejection)) && !type.IsAbstract && type.Namespace?.Contains(".Pages", StringComparison.Ordinal) != true)
        .Select(Of).OrderBy(type => type.Code, StringComparer.Ordinal).ToDictionary(type => type.Code);

    private static ProblemType Of(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single();
        var rejection = (Rejection)constructor.Invoke([.. constructor.GetParameters().Select(ExampleData.For)]);
        return new ProblemType(
            rejection.Code, Problems.Title(rejection.Code), Problems.StatusOf(rejection), rejection.Reason,
            [.. Problems.DataOf(type).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))]);
    }
}
