using Decisions.Engine.Witnessing;
using Decisions.Ledger.Notes;

namespace Decisions.Server.Pages.Words;

/// <summary>What an alarm about a log means, in a sentence or two.</summary>
public static class AlarmInWords
{
    public static string Of(LogAlarm alarm) => alarm.Kind switch
    {
        LogAlarmKind.SetBack =>
            $"{Who(alarm)} has seen {WitnessesInWords.Events(alarm.Theirs)}, and this server now holds only {StatusInWords.Number(alarm.Ours)}. " +
            "What came after is missing here: the record was set back, perhaps to an old backup.",
        LogAlarmKind.Changed =>
            $"{Who(alarm)} has seen {WitnessesInWords.Events(alarm.Theirs)}, and they are not the ones with which the record now begins. " +
            "The past was replaced by another, perhaps after an old backup was restored and work went on.",
        LogAlarmKind.NotSigned => alarm.Fault ?? "",
        _ => throw new ArgumentOutOfRangeException(nameof(alarm)),
    };

    private static string Who(LogAlarm alarm) =>
        VerifierKey.Parse(alarm.Source).IsRead(out var key, out _) ? $"The witness {key.Name}" : "A witness";

}
