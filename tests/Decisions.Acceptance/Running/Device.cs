using Microsoft.Playwright;

namespace Decisions.Acceptance.Running;

/// <summary>What somebody reads the pages on.</summary>
public sealed record Device(string Name, int Width, int Height, bool HasScripts, ColorScheme Colours)
{
    public static Device Phone { get; } = new("phone", 390, 844, HasScripts: false, ColorScheme.Light);

    public static Device Desktop { get; } = new("desktop", 1280, 900, HasScripts: false, ColorScheme.Light);

    public Device WithScripts() => this with { HasScripts = true };

    public Device InTheDark() => this with { Colours = ColorScheme.Dark };
}
