using Decisions.Domain.Circles;

namespace Decisions.Server.Pages.Circles;

/// <summary>What a form of a circle says, as it was filled in.</summary>
/// <param name="Prefix">Tells the form's fields from those of another on the page.</param>
public sealed record CircleForm(string Prefix, string Name, string Purpose, CircleJoining Joining)
{
    public static CircleForm Empty { get; } = new("new", "", "", CircleJoining.Open);

    public static CircleForm Of(Circle circle) => new("this", circle.Name, circle.Purpose, circle.Joining);

    public static CircleForm Read(IFormCollection form, string prefix) => new(
        prefix, form["name"].ToString(), form["purpose"].ToString(), form["joining"] == "asked" ? CircleJoining.Asked : CircleJoining.Open);
}
