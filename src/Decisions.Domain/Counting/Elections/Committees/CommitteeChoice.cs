namespace Decisions.Domain.Counting.Elections.Committees;

/// <summary>What a rule sees when it is to choose the next.</summary>
/// <param name="State">Where it stands, which may be in another phase than before.</param>
/// <param name="Values">What each who may be chosen has.</param>
/// <param name="Best">Those who are equally first; empty where nobody can be chosen.</param>
internal sealed record CommitteeChoice(CommitteeState State, Dictionary<int, Amount> Values, List<int> Best);
