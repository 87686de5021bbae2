using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Decisions.Server.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document: what the endpoints say of themselves, and what they share.</summary>
internal static class OpenApiSetup
{
    private const string About = """
        Communities decide, and their history is kept. Commands take an `Idempotency-Key` and, where something may have
        changed meanwhile, an `If-Match`; answers say in `Decisions-Index` how much of the community's log they take in.
        Refusals are problem details (RFC 9457) whose `type` can be looked up.
        """;

    /// <summary>The nouns of the API, in the order in which one meets them.</summary>
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Communities", "Who decides together."),
        ("Members", "The register of members, and how each stands."),
        ("Rules", "By which a community decides: as data, with versions, and in words."),
        ("Proposals", "What is proposed, every revision of it, and what became of it."),
        ("Voting", "Rounds of voting: opened for everyone on the roll, extended, closed and declared."),
        ("Ballots", "Each member's own, which can be changed while voting is open."),
        ("Meetings", "Called, held, adjourned; who is there, and what is on the agenda."),
        ("Tellers", "What comes on paper, in the room or by telephone: two tellers enter the same, and it counts."),
        ("Consent rounds", "Agreement by consent or consensus: from why to act over positions and objections to the agreement. Positions are ballots."),
        ("Advice", "One member decides, and first hears those whom it affects and those who know about it. The decision is a vote with the decider alone on its roll."),
        ("Follow-through", "What is done about decisions, and when they are looked at again."),
        ("Selections", "How circles choose together who fills a role, by consent and without candidates."),
        ("Panels", "Members drawn by lot, from a seed that nobody knew when the draw was announced."),
        ("Proxies", "Who speaks for whom in one decision. Nobody is told another's instruction."),
        ("Results", "Counts with their full working."),
        ("Log", "Every event of a community in order: what an audit reads."),
        ("Amendments", "Changes of a text that members move, second and vote on before they decide on the whole."),
        ("Discussions", "What members say of a proposal: comments, questions and answers, and how they are moderated."),
        ("Circles", "Nested working groups: who is in each and in which role until when, and what each decides."),
        ("Redaction", "Words and people taken out of the record, for a reason that stays on it."),
        ("Audit", "The same with filters, and with what needs a look."),
    ];

    public static void AddDecisionsOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(Schemas.Describe);
        options.AddOperationTransformer(Operations.Describe);
    });

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Decisions", Version = "1", Description = About.ReplaceLineEndings(" ").Trim() };
        document.Servers = [];
        document.Tags = new SortedSet<OpenApiTag>(
            Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }),
            Comparer<OpenApiTag>.Create((one, two) => Place(one).CompareTo(Place(two))));
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key from `decisions token issue`. What it opens is docs/api.md's table.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
    }

    private static int Place(OpenApiTag tag) => Array.FindIndex(Tags, known => known.Name == tag.Name);
}
