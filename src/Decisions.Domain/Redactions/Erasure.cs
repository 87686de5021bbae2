using System.Diagnostics;
using Decisions.Domain.Members;

namespace Decisions.Domain.Redactions;

/// <summary>That a person was erased.</summary>
public sealed record Erasure(MemberId MemberId)
{
    public static Erasure Create(PersonErased e) => new(e.MemberId);

    public static Erasure? Fold(Erasure? state, IErasureEvent @event) => @event switch
    {
        PersonErased e => Create(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
