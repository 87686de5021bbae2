namespace Decisions.Server.Hosting;

/// <summary>
/// The address at which people reach the server, which links begin with. Behind a proxy a request tells neither its
/// own host nor that it came by HTTPS, and a request's word for its host can be forged: so an operator says it.
/// </summary>
/// <param name="url">As the operator says, or null where nobody did: then a request is believed.</param>
public sealed class PublicAddress(Uri? url)
{
    /// <summary>The address without a slash at its end.</summary>
    public string Of(HttpRequest request) => Text ?? $"{request.Scheme}://{request.Host}";

    /// <summary>Whether only this computer can reach the server by its address.</summary>
    public bool IsLoopback(HttpRequest request) => Uri.TryCreate(Of(request), UriKind.Absolute, out var address) && address.IsLoopback;

    /// <summary>As the operator says, without a slash at its end, or null.</summary>
    public string? Text { get; } = url?.ToString().TrimEnd('/');

    /// <summary>Whether browsers come by HTTPS.</summary>
    public bool IsHttps(HttpRequest request) => request.IsHttps || url?.Scheme == Uri.UriSchemeHttps;
}
