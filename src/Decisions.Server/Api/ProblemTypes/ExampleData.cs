using System.Reflection;
using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Circles;
using NodaTime;

namespace Decisions.Server.Api.ProblemTypes;

/// <summary>Data to show a kind of refusal with: by the parameter's name where a sentence says it, else any of its type.</summary>
internal static class ExampleData
{
    private static readonly Dictionary<string, object> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Field"] = "title",
        ["Length"] = 240,
        ["Limit"] = 200,
        ["Position"] = 7,
        ["Place"] = 2,
        ["Count"] = 240,
        ["Numerator"] = 3,
        ["Denominator"] = 2,
        ["Value"] = 240L,
        ["Least"] = 0L,
        ["Most"] = 200L,
        ["Revision"] = 1,
        ["VotedOn"] = 2,
        ["Base"] = 1,
        ["Latest"] = 2,
        ["Number"] = 1,
        ["AmendmentIsNotOpen.Became"] = AmendmentStatus.Put,
        ["TooManyAmendments.Limit"] = 50,
        ["NoSuchRevision.Revision"] = 4,
        ["PassageIsNotInText.Start"] = 240,
        ["PassageIsNotInText.Length"] = 20,
        ["TooManyMentions.Count"] = 24,
        ["TooManyMentions.Limit"] = 20,
        ["RevisionIsUnknown.Revision"] = 4,
        ["RevisionIsUnknown.Count"] = 3,
        ["Name"] = "Second oven",
        ["CircleIsClosed.Name"] = "Bakers",
        ["CircleNameIsTaken.Name"] = "Bakers",
        ["CircleHasOthersInside.Name"] = "Dough",
        ["CircleRoleIsFilled.Name"] = "Keeper of the oven",
        ["RuleIsNotOfCircle.Name"] = "Bakers",
        ["ProposerIsNotInCircle.Name"] = "Bakers",
        ["CircleRoleIsFilled.From"] = new LocalDate(2026, 12, 1),
        ["CircleRoleIsFilled.Until"] = new LocalDate(2027, 11, 30),
        ["TermIsOver.From"] = new LocalDate(2026, 10, 1),
        ["TermIsOver.Until"] = new LocalDate(2026, 10, 31),
        ["TermIsOver.Today"] = new LocalDate(2026, 11, 21),
        ["RoleDoesNotRotate.Name"] = "Keeper of the oven",
        ["NoTurnIsDue.Name"] = "Keeper of the oven",
        ["TermIsTooLong.Years"] = 5,
        ["RotationNeedsMembers.Least"] = 2,
        ["RotationNeedsMembers.Most"] = 100,
        ["TurnLengthIsUnfit.Unit"] = TurnUnit.Months,
        ["TurnLengthIsUnfit.Most"] = 60,
        ["RotationDayIsUnfit.First"] = new LocalDate(2026, 10, 1),
        ["RotationDayIsUnfit.Today"] = new LocalDate(2026, 11, 21),
        ["RotationDayIsUnfit.Latest"] = new LocalDate(2031, 11, 21),
        ["CirclesAreTooDeep.Limit"] = 5,
        ["CircleIsTooLargeToSelect.Members"] = 240,
        ["CircleIsTooLargeToSelect.Limit"] = 100,
        ["NominationsAreHidden.Unspoken"] = 2,
        ["HearingIsOpen.Unheard"] = 2,
        ["TooManyNominations.Limit"] = 20,
        ["SelectionTakesTooLong.Days"] = 366,
        ["TermEndsBeforeHearing.Until"] = new LocalDate(2026, 11, 24),
        ["TooManyCircles.Limit"] = 500,
        ["CircleHasUndecidedProposals.Count"] = 2L,
        ["Email"] = "ada@hillstreet",
        ["TimeZone"] = "Hill Street",
        ["Needed"] = "the secretary",
        ["Path"] = "$.closesAt",
        ["Fault"] = "a time is written as RFC 3339 with its offset.",
        ["Header"] = "If-Match",
        ["Parameter"] = "limit",
        ["EventType"] = "voting_opened",
        ["Passage"] = "555 0199",
        ["BodyIsTooLarge.Limit"] = 1_048_576L,
        ["FractionIsNotProper.Field"] = "threshold.fraction",
        ["NumberIsOutOfRange.Field"] = "quorum.atLeast",
        ["MemberStandsOtherwise.Wanted"] = "invited",
        ["ChoiceDoesNotFitRule.Wanted"] = "This vote is answered by yes, no or abstain.",
        ["OptionsDoNotFitRule.Wanted"] = "This rule ranks options, and the proposal has fewer than two. Add options, or choose a yes/no rule.",
        ["CountingRuleIsUnknown.Rule"] = "first-past-the-post",
        ["CountingRuleCannotBeSet.Wanted"] = "The option strength cannot be 'much'. It is one of winning, margins.",
        ["SeatsCannotBeGuarded.Wanted"] = "More seats are guarded than the 3 that there are. Guard fewer.",
        ["PoolIsTooSmall.Eligible"] = 5L,
        ["PoolIsTooSmall.Places"] = 7,
        ["SeedIsPublished.Seed"] = "4 12 19 23 41 47",
        ["AdviceTermsDoNotFit.Wanted"] = "Whoever decides on advice says yes or no. Let the rule ask for that, and decide.",
        ["IndicativeTermsDoNotFit.Wanted"] = "A rule that decides nothing needs no quorum. Leave it out.",
        ["PositionsCannotBeSought.Wanted"] = "Where consent or consensus is sought, nobody speaks for another. Leave that out of the rule.",
        ["FallbackIsTooEarly.Needed"] = 2,
        ["FallbackIsTooEarly.Passes"] = 1,
        ["StepCannotFollow.From"] = ConsentStep.React,
        ["StepCannotFollow.To"] = ConsentStep.Driver,
        ["ReviewIsNotAhead.On"] = new LocalDate(2026, 11, 20),
        ["ReviewIsNotAhead.Today"] = new LocalDate(2026, 11, 21),
        ["DueDayIsPast.Due"] = new LocalDate(2026, 11, 20),
        ["DueDayIsPast.Today"] = new LocalDate(2026, 11, 21),
        ["TooManySuperseded.Count"] = 24,
        ["TooManySuperseded.Limit"] = 20,
        ["CallIsFull.Places"] = 4,
        ["PlacesAreTaken.Places"] = 2,
        ["PlacesAreTaken.Taken"] = 3,
        ["PlacesAreOutOfRange.Places"] = 0,
        ["PlacesAreOutOfRange.Limit"] = 1_000,
        ["TooManySkills.Count"] = 12,
        ["TooManySkills.Limit"] = 8,
        ["MinutesAreOutOfRange.Minutes"] = 0,
        ["MinutesAreOutOfRange.Limit"] = 60_000,
        ["NoticeSaysOtherwise.What"] = "when voting closes",
        ["StatedTimesMustStand.What"] = "A vote of which notice is given",
        ["LibraryHasNoSuchRule.Key"] = "extraordinary",
        ["NoticeIsNeeded.ClearDays"] = 14,
        ["NoticeIsTooShort.ClearDays"] = 9,
        ["NoticeIsTooShort.Needed"] = 14,
        ["NoticeIsOfAnotherRevision.Noticed"] = 1,
        ["NoticeIsOfAnotherRevision.Current"] = 2,
        ["ShortNoticeIsNotConsented.Consents"] = 11L,
        ["ShortNoticeIsNotConsented.Needed"] = 18L,
        ["ScoreIsOutOfRange.Score"] = 6,
        ["ScoreIsOutOfRange.Highest"] = 5L,
        ["WitnessAddressIsUnusable.Url"] = "witness.example.org",
        ["WitnessKeyIsUnusable.Key"] = "example.org/witness",
        ["WitnessKeyIsUnusable.Fault"] = "A key is written name+id+base64. Copy it whole, as the witness shows it.",
        ["WitnessIsNamedTwice.Key"] = "example.net/witness+6da426c6+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X",
        ["HeaderIsMalformed.Wanted"] = "Send one ETag exactly as you received it, such as \"3\".",
        ["QueryIsMalformed.Wanted"] = "Ask for 1 to 200 items.",
    };

    private static readonly Guid Id = new("01990000-0000-7000-8000-000000000001");

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    public static object? For(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (ByName.TryGetValue($"{parameter.Member.DeclaringType!.Name}.{parameter.Name}", out var named) ||
            ByName.TryGetValue(parameter.Name!, out named))
        {
            if (type.IsInstanceOfType(named))
                return named;
            if (type.IsPrimitive && named is int or long)
                return Convert.ChangeType(named, type, System.Globalization.CultureInfo.InvariantCulture);
        }
        return type == typeof(string) ? parameter.Name!.ToLowerInvariant()
            : type == typeof(Instant) ? Instant.FromUtc(2026, 11, 21, 18, 0)
            : type == typeof(IReadOnlyList<string>) ? (string[])["GET", "HEAD"]
            : IsId(type) ? Activator.CreateInstance(type, Id)
            : type.IsEnum ? Enum.GetValues(type).GetValue(1)
            : Activator.CreateInstance(type);
    }
}
