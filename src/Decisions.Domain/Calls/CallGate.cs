using NodaTime;

namespace Decisions.Domain.Calls;

/// <summary>What several commands ask of a call before anything else.</summary>
internal static class CallGate
{
    public static Rejection? Open(Call? state, CallId id) =>
        state is null ? new CallIsUnknown(id)
        : state.IsClosed ? new CallIsClosed(id)
        : null;

    /// <summary>Refuses unless it is open and what it calls for is still ahead.</summary>
    public static Rejection? Ahead(Call? state, CallId id, Instant now) =>
        Open(state, id) ?? (state!.HasBegunAt(now) ? new CallHasBegun(id, state.Terms.At!.Value) : null);
}
