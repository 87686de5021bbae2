namespace Decisions.Server.Hosting;

/// <summary>Which database to work on: the private one in a folder, unless a connection string is given.</summary>
/// <param name="DataFolder">An absolute path.</param>
/// <param name="Connection">An Npgsql connection string of a server that somebody else runs.</param>
public sealed record DatabaseSource(string DataFolder, string? Connection);
