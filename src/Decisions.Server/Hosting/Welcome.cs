namespace Decisions.Server.Hosting;

/// <summary>What a started server tells the person at the terminal.</summary>
internal static class Welcome
{
    public static string Text(IEnumerable<string> urls, OpenDatabase database, string next) =>
        $"""
        Decisions serves {string.Join(" and ", urls)}
          database  {database.WhereItIs}
          next      {next}
        """;
}
