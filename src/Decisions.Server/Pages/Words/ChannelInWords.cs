using Decisions.Domain;
using Decisions.Domain.Serialization;

namespace Decisions.Server.Pages.Words;

/// <summary>The way by which something reached the record.</summary>
public static class ChannelInWords
{
    public static string Of(Channel channel) => channel switch
    {
        Channel.Web => "These pages",
        Channel.Api => "Another application",
        Channel.System => "Decisions itself",
        Channel.Import => "Brought in from elsewhere",
        Channel.Paper => "Paper",
        Channel.Room => "In the room",
        Channel.Phone => "Telephone",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    /// <param name="word">As it is on record; another writer of the same tables may have left one that is not ours.</param>
    public static string Of(string word) => Words<Channel>.TryParse(word, out var channel) ? Of(channel) : "Not on record";
}
