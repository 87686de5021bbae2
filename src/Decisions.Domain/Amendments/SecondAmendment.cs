using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Amendments;

/// <summary>Seconds an amendment: another member than its mover wants it to be decided.</summary>
public sealed record SecondAmendment(AmendmentId AmendmentId, MemberId Seconder)
{
    public static Decision Decide(AmendmentsMoved? state, SecondAmendment command, Instant now)
    {
        if (state?.Find(command.AmendmentId) is not { } amendment)
            return new AmendmentIsUnknown(command.AmendmentId);
        if (amendment.Seconder == command.Seconder)
            return Decision.Nothing;
        if (AmendmentGate.Open(state, command.AmendmentId, now) is { } rejection)
            return rejection;
        if (amendment.Mover == command.Seconder)
            return new MoverCannotSecond(command.AmendmentId);
        return amendment.Seconder is not null
            ? new AmendmentIsSeconded(command.AmendmentId)
            : Decision.Of(new AmendmentSeconded(amendment.Id, amendment.ProposalId, command.Seconder));
    }
}
