using Decisions.Server.Reminders;

namespace Decisions.Server.Hosting;

/// <summary>All that an operator can choose about a server.</summary>
/// <param name="Host">An IP address of this machine, or localhost.</param>
/// <param name="Port">0 takes any that is free.</param>
/// <param name="Log">The least that the log tells.</param>
/// <param name="Url">The address at which people reach the server; null where that is what requests say.</param>
/// <param name="Keys">The folder of the key that signs the logs; null for 'keys' in the data folder.</param>
/// <param name="Mail">The mail server that takes reminders; null where none are sent.</param>
public sealed record ServerOptions(
    string Host, int Port, DatabaseSource Database, LogLevel Log, Uri? Url = null, string? Keys = null, MailSettings? Mail = null)
{
    /// <summary>The folder of the key that signs the logs.</summary>
    public string KeysFolder => Keys ?? Path.Combine(Database.DataFolder, "keys");
}
