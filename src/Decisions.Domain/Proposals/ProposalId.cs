using System.Text.Json.Serialization;

namespace Decisions.Domain.Proposals;

/// <summary>Names a proposal, through all of its revisions and rounds of voting.</summary>
[JsonConverter(typeof(IdJsonConverter<ProposalId>))]
public readonly record struct ProposalId(Guid Value) : IId<ProposalId>
{
    public static ProposalId From(Guid value) => new(value);

    public override string ToString() => Value.ToString();
}
