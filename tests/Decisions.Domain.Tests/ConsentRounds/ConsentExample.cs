using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Counting;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.ConsentRounds;

/// <summary>Four members who seek agreement: Ada proposes and leads, Ben, Cem and Dev take part.</summary>
internal static class ConsentExample
{
    public static readonly MemberId Dev = new(Id(0xA4));

    public static readonly QuestionId Price = new(Id(0x71));

    public static readonly PositionMethod Consent = new("consent", ImmutableSortedDictionary<string, string>.Empty, ObjectionTest.UnlessDisputed);

    public static readonly DecisionRule ByConsent = YesNo with { Name = "Consent of the workers", Method = Consent, Secrecy = BallotSecrecy.Open, MayCloseEarly = true };

    public static readonly DecisionRule WithFallback = ByConsent with
    {
        Method = Consent with { Fallback = new FallbackVote(2, new Threshold(new Fraction(3, 4), Comparator.AtLeast, ThresholdBase.Cast)) },
    };

    public static readonly DecisionRule ByConsensus = ByConsent with
    {
        Name = "Consensus",
        Method = new PositionMethod(
            "consensus", ImmutableSortedDictionary<string, string>.Empty.Add("stand-asides", "1"),
            new ObjectionTest(new Threshold(new Fraction(4, 5), Comparator.AtLeast, ThresholdBase.Cast))),
    };

    public static readonly StepHours Hours = new(Driver: 24, Present: 24, Clarify: 48, React: 48, Signal: 48, Test: 72);

    public static readonly string Driver = "The old oven burns a tenth of the bread, so we waste flour and hours.";

    public static readonly ConsentRoundBegun Begun = new(Oven, Ada, Cem, Driver, Hours, MeetingId: null, During + Duration.FromHours(24));

    public static readonly AgreementSought Sought = Seek(ByConsent);

    public static readonly ReviewPlanned Planned = new(Oven, new LocalDate(2027, 5, 21), "Less than one loaf in a hundred is burnt.");

    public static readonly QuestionAsked WhatPrice = new(Oven, Price, Ben, "What does it cost?");

    public static readonly Tally Agreed = Count.Of(
        RuleTerms.Kept(ByConsent), Roll.Eligible, [],
        [new(new PositionChoice(Position.NoObjection), 2), new(new PositionChoice(Position.Concern), 1), new(new PositionChoice(Position.ResolvedObjection), 1)], []);

    public static AgreementSought Seek(DecisionRule terms) => new(Oven, Ordinary, RuleVersion: 1, RuleTerms.Kept(terms), Roll);
}
