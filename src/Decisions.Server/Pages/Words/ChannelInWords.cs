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

    /// <summary>The same within a line: 'on these pages'.</summary>
    /// <param name="word">As it is on record; another writer of the same tables may have left one that is not ours.</param>
    public static string InLine(string word) => !Words<Channel>.TryParse(word, out var channel) ? "which way is not on record" : channel switch
    {
        Channel.Web => "on these pages",
        Channel.Api => "from another application",
        Channel.System => "by Decisions itself",
        Channel.Import => "brought in from elsewhere",
        Channel.Paper => "on paper",
        Channel.Room => "in the room",
        Channel.Phone => "by telephone",
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };
}
