namespace Decisions.Domain;

/// <summary>What kind of refusal a <see cref="Rejection"/> is; the HTTP API maps each kind to one status, once.</summary>
public enum RejectionKind
{
    /// <summary>The command itself is malformed or breaks a stated bound.</summary>
    Invalid,

    /// <summary>Nothing of that name exists here.</summary>
    NotFound,

    /// <summary>The asker is not one who may do this.</summary>
    Forbidden,

    /// <summary>The command was sound, but not in the state that things are in.</summary>
    Conflict,
}

/// <summary>
/// A typed refusal of a command. Derived records carry the data of the refusal; <see cref="Code"/> is stable and is
/// what other programs match on, <see cref="Reason"/> is a sentence that tells a person what to do.
/// </summary>
public abstract record Rejection(RejectionKind Kind, string Code, string Reason);
