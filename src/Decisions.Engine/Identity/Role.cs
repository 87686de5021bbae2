namespace Decisions.Engine.Identity;

/// <summary>What someone may do in a community, or on the server (<see cref="Admin"/>).</summary>
public enum Role
{
    /// <summary>Reads, proposes and votes.</summary>
    Member,

    /// <summary>Opens and closes voting, and declares results.</summary>
    Facilitator,

    /// <summary>Keeps the register of members and the rules, and does what a facilitator does.</summary>
    Secretary,

    /// <summary>Reads everything, has results recounted, and changes nothing.</summary>
    Auditor,

    /// <summary>Founds communities and issues keys.</summary>
    Admin,
}
