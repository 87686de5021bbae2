namespace Decisions.Server.Api.Http;

/// <summary>What the OpenAPI document says of an endpoint: its name, a line, what it takes and what it answers.</summary>
internal static class EndpointDescriptions
{
    /// <summary>A command with a body.</summary>
    public static RouteHandlerBuilder Does<TBody>(this RouteHandlerBuilder endpoint, string name, string summary, bool created = false)
        where TBody : notnull =>
        endpoint.Accepts<TBody>("application/json").Does(name, summary, created);

    /// <summary>A command without a body.</summary>
    public static RouteHandlerBuilder Does(this RouteHandlerBuilder endpoint, string name, string summary, bool created = false) =>
        endpoint.DoesAndAnswers<CommandAnswer>(name, summary, created);

    /// <summary>A command whose answer tells more than others' do.</summary>
    public static RouteHandlerBuilder DoesAndAnswers<TAnswer>(this RouteHandlerBuilder endpoint, string name, string summary, bool created = false) =>
        endpoint.WithName(name).WithSummary(summary)
            .WithMetadata(new IsCommand())
            .Produces<TAnswer>(created ? StatusCodes.Status201Created : StatusCodes.Status200OK)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    /// <summary>A choice that is no command, since nothing of it is on record; it answers what stands.</summary>
    public static RouteHandlerBuilder Sets<TBody>(this RouteHandlerBuilder endpoint, string name, string summary)
        where TBody : notnull =>
        endpoint.Accepts<TBody>("application/json").Answers<TBody>(name, summary)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    /// <summary>A question, and the shape of its answer.</summary>
    public static RouteHandlerBuilder Answers<TAnswer>(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.Produces<TAnswer>().Asks(name, summary);

    /// <summary>A question that is answered by a text of its own form.</summary>
    public static RouteHandlerBuilder AnswersText(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.Produces<string>(contentType: "text/plain").Asks(name, summary);

    /// <summary>A question that is answered event by event.</summary>
    public static RouteHandlerBuilder Streams<TEvent>(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.Produces<TEvent>(contentType: "text/event-stream").Asks(name, summary);

    /// <summary>A question that is answered by a file.</summary>
    public static RouteHandlerBuilder Saves(this RouteHandlerBuilder endpoint, string name, string summary, string contentType) =>
        endpoint.Produces<string>(contentType: contentType).Asks(name, summary);

    private static RouteHandlerBuilder Asks(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}

/// <summary>Marks an endpoint that takes an idempotency key and a precondition.</summary>
internal sealed record IsCommand;
