using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Decisions.Server.Hosting;

/// <summary>Where a server is reached, as far as it can tell; kept in its data folder for the commands that make links.</summary>
internal static class ServedAddress
{
    private const string FileName = "server.url";

    /// <summary>An address that a browser can open: listening on every address of a machine, a server names one of them.</summary>
    public static string Of(string listening)
    {
        var url = new UriBuilder(listening);
        if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var host) && (host.Equals(IPAddress.Any) || host.Equals(IPAddress.IPv6Any)))
            url.Host = (OwnAddress() ?? IPAddress.Loopback).ToString();
        return url.Uri.ToString().TrimEnd('/');
    }

    /// <summary>Remembers it beside a private database; of another database nothing is kept.</summary>
    public static void Remember(DatabaseSource database, string url)
    {
        if (database.Connection is null)
            File.WriteAllText(Path.Combine(database.DataFolder, FileName), url);
    }

    /// <summary>Where the server of this database was started last, or null.</summary>
    public static string? Last(DatabaseSource database) =>
        database.Connection is null && Path.Combine(database.DataFolder, FileName) is var file && File.Exists(file)
            ? File.ReadAllText(file).Trim()
            : null;

    private static IPAddress? OwnAddress() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(net => net.OperationalStatus == OperationalStatus.Up && net.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(net => net.GetIPProperties().UnicastAddresses)
        .Select(each => each.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork);
}
