using Decisions.Domain;
using Decisions.Domain.Members;

namespace Decisions.Server.Pages.Words;

/// <summary>What happened to a membership.</summary>
internal static class MemberEventInWords
{
    public static EventTold Of(IMemberEvent @event, EventToTell told) => @event switch
    {
        MemberInvited => new($"invited {Whom(told)} to join."),
        MemberJoined when told.IsTheirOwn => new("joined."),
        MemberJoined { Channel: Channel.Import } => new($"entered {Whom(told)} as a member, from a register kept elsewhere."),
        MemberJoined => new($"entered {Whom(told)} as a member."),
        MemberSuspended e => new($"suspended the membership of {Whom(told)}.", e.Reason),
        MemberReinstated e => new($"ended the suspension of {Whom(told)}.", e.Reason),
        MemberLeft e when told.IsTheirOwn => new("left.", e.Reason),
        MemberLeft e => new($"ended the membership of {Whom(told)}.", e.Reason),
        _ => new($"recorded “{TypeInWords.Of(told.Type)}” of {Whom(told)}."),
    };

    private static string Whom(EventToTell told) => told.IsTheirOwn ? "themselves" : told.Whom;
}
