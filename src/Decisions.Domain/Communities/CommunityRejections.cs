using Decisions.Domain.Members;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Communities;

public sealed record CommunityIsUnknown(CommunityId CommunityId) : Rejection(
    RejectionKind.NotFound, "community-is-unknown", "There is no such community here.");

public sealed record CommunityExists(CommunityId CommunityId) : Rejection(
    RejectionKind.Conflict, "community-exists", "A community with this id exists already.");

public sealed record TimeZoneIsUnknown(string TimeZone) : Rejection(
    RejectionKind.Invalid, "time-zone-is-unknown",
    $"'{TimeZone}' is not a time zone. Name one of the IANA time zones, such as Europe/London.");

public sealed record TooManyWitnesses(int Count, int Limit) : Rejection(
    RejectionKind.Invalid, "too-many-witnesses", $"{Count} witnesses are more than the {Limit} that a log can have. Name fewer.");

public sealed record WitnessAddressIsUnusable(string Url) : Rejection(
    RejectionKind.Invalid, "witness-address-is-unusable",
    $"'{Url}' is no address of a witness. It begins with http:// or https:// and has no question mark, such as https://witness.example.org.");

public sealed record WitnessIsNamedTwice(string Key) : Rejection(
    RejectionKind.Invalid, "witness-is-named-twice", $"The key '{Key}' stands twice. Each witness has a key of its own; name it once.");

public sealed record TellersAreTooFewOrMany(int Count, int Least, int Most) : Rejection(
    RejectionKind.Invalid, "tellers-are-too-few-or-many",
    $"What one teller enters another confirms: name {Least} to {Most} tellers, or none to have none.");

public sealed record TellerIsNoMember(MemberId MemberId) : Rejection(
    RejectionKind.Conflict, "teller-is-no-member", "A teller is a member who has joined and is not suspended. Name another.");

public sealed record AnotherKeySigns(string Present) : Rejection(
    RejectionKind.Conflict, "another-key-signs", $"The record says that the key {Present} signs now. That one can be replaced, or given up as lost.");

public sealed record AmendmentRuleIsTooFormal(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "amendment-rule-is-too-formal",
    "Amendments are voted on while a decision waits, so their rule asks for no notice, no record date and no second vote. Choose a plainer rule.");

public sealed record AmendmentRuleIsNotYesNo(RuleId RuleId) : Rejection(
    RejectionKind.Conflict, "amendment-rule-is-not-yes-no", "Amendments are decided by yes or no. Choose a rule that asks so.");
