using System.Collections.Immutable;
using Decisions.Domain.Members;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>A turn that a member asked to be passed over for.</summary>
/// <param name="From">The day on which it would have begun.</param>
public sealed record PassedTurn(MemberId MemberId, LocalDate From);

/// <summary>That a circle's role passes on in a stated order at the end of each turn.</summary>
/// <param name="Name">The circle's own name for the role; null where it is one of the others.</param>
/// <param name="First">The day on which the first turn begins.</param>
/// <param name="Next">Whose place in the order comes next.</param>
/// <param name="Last">The turn that was given last, whether or not it stands; null before the first.</param>
/// <param name="Passed">Those who were passed over and have had no turn since.</param>
public sealed record Rotation(
    CircleRole Role, string? Name, ImmutableArray<MemberId> Order, TurnLength Length, LocalDate First, int Next, RoleTerm? Last, ImmutableArray<PassedTurn> Passed)
{
    public const int LeastMembers = 2;

    public const int MostMembers = 100;

    /// <summary>A role that is filled for longer than this from today needs no turn yet: the calendar does not go on for ever.</summary>
    private const int FarOffYears = 100;

    public static Rotation Of(CircleRotationStated e) =>
        new(e.Role, e.Name, e.Order.IsDefault ? [] : e.Order, e.Length, e.First, Next: 0, Last: null, []);

    public bool IsOf(CircleRole role, string? name) => Role == role && string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The turn that is to be put on record now, or null. There is always one to come on record beside the one that runs, so that
    /// whoever is next knows early. It begins when the one before it is over, never before today, and after every term that
    /// somebody fills by hand. Those who are not in the circle, or asked to be passed over for it, are not given it.
    /// </summary>
    /// <param name="terms">All terms in roles of the circle.</param>
    /// <param name="isIn">Who of them and of the order is in the circle now.</param>
    public RoleTerm? Due(ImmutableArray<RoleTerm> terms, Func<MemberId, bool> isIn, LocalDate today)
    {
        var standing = terms.Where(term => term.IsOf(Role, Name) && isIn(term.MemberId)).OrderBy(term => term.From).ToList();
        var farOff = today.PlusYears(FarOffYears);
        if (!Length.IsFit || First > farOff || standing.Any(term => (term.ByRotation && term.From > today) || term.Until > farOff))
            return null;
        var from = LocalDate.Max(today, Start(today));
        foreach (var term in standing)
            if (term.From < Length.After(from, First) && from <= term.Until)
                from = term.Until.PlusDays(1);
        foreach (var place in Enumerable.Range(Next, Order.Length))
            if (Order[place % Order.Length] is var member && isIn(member) && !Passed.Any(each => each.MemberId == member && each.From >= from))
                return new RoleTerm(Role, Name, member, from, Length.After(from, First).PlusDays(-1), ByRotation: true);
        return null;
    }

    public Rotation After(RoleTerm turn, ImmutableArray<RoleTerm> before) => this with
    {
        Next = Order.IndexOf(turn.MemberId) is >= 0 and var place ? (place + 1) % Order.Length : Next,
        Last = turn,
        Passed = Passed.RemoveAll(each => before.Any(term =>
            term.IsOf(Role, Name) && IsOfTurn(term) && term.MemberId == each.MemberId && term.From > each.From && term.Until < turn.From)),
    };

    /// <summary>A term filled by hand took the days of the turn that was to come: whose turn it was comes next still.</summary>
    public Rotation TakenBack(RoleTerm by) =>
        Last is { } last && last.Meets(by) && last.MemberId != by.MemberId && Order.IndexOf(last.MemberId) is >= 0 and var place ? this with { Next = place } : this;

    public Rotation PassedOver(CircleTurnPassedOver e) => this with { Passed = Without(e.MemberId).Passed.Add(new PassedTurn(e.MemberId, e.From)) };

    public Rotation Without(MemberId member) => this with { Passed = Passed.RemoveAll(each => each.MemberId == member) };

    /// <summary>Whether it is a turn, or what others left of the last one: whoever has that has had their turn.</summary>
    private bool IsOfTurn(RoleTerm term) => term.ByRotation || (Last is { } last && last.MemberId == term.MemberId && last.Meets(term));

    /// <summary>A turn that had begun took its days, whoever filled it in the end; one to come that stands no more leaves them to the next.</summary>
    private LocalDate Start(LocalDate today) => Last is not { } last || last.Until > today.PlusYears(FarOffYears) ? First
        : last.From <= today ? last.Until.PlusDays(1)
        : last.From;
}
