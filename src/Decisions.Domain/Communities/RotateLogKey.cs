namespace Decisions.Domain.Communities;

/// <summary>Lets another key sign the community's log from here on, for a reason on record. Who decides has made that key.</summary>
/// <param name="From">The verifier key of before; null where it is lost.</param>
/// <param name="To">The verifier key from now on.</param>
public sealed record RotateLogKey(string? From, string To, string Reason)
{
    public static Decision Decide(Community state, RotateLogKey command) =>
        TextRule.Text("reason", command.Reason, TextRule.NoteLimit) is { } rejection ? rejection
        : state.LogKey == command.To ? Decision.Nothing
        : command.From is { } from && state.LogKey is { } present && from != present ? new AnotherKeySigns(present)
        : Decision.Of(new LogKeyRotated(command.From, command.To, command.Reason));
}
