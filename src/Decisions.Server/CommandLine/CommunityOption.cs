using System.CommandLine;

namespace Decisions.Server.CommandLine;

/// <summary>The option that names a community.</summary>
internal static class CommunityOption
{
    public static Option<Guid?> Create(string description) => new("--community")
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            if (Guid.TryParse(text, out var id))
                return id;
            result.AddError($"--community takes a community's id, such as 01990000-0000-7000-8000-000000000001, not '{text}'. The address of its pages has it.");
            return null;
        },
    };
}
