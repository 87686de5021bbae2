using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Server.CommandLine;

/// <summary>The command's help, and behind it every rule and its options and every form of file, as they say of themselves.</summary>
internal sealed class CountHelp : SynchronousCommandLineAction
{
    private readonly HelpAction usual = new();

    public override int Invoke(ParseResult parseResult)
    {
        var outcome = usual.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.Write(Text());
        return outcome;
    }

    private static string Text()
    {
        var text = new StringBuilder("Rules, each with its options (--option key=value; the first value is what holds unless you say otherwise):\n");
        foreach (var rule in CountingRules.All)
        {
            text.Append($"\n  {rule.Name}: {rule.Summary}\n");
            if (!rule.Answers.IsEmpty)
                text.Append($"    Answers: {string.Join(", ", rule.Answers.Select(each => each[0]))}; and blank, spoilt.\n");
            foreach (var setting in rule.Settings)
                text.Append($"    {setting.Name}={Values(setting)}: {setting.Meaning}\n");
        }

        text.Append("\nUnder every rule, where a table of ballots says of which class each is:\n\n")
            .Append("    --option 'colleges=CLASS:WEIGHT;CLASS:WEIGHT': What each class counts for in all, however many of it vote.\n")
            .Append("    --option 'caps=CLASS:SHARE': The largest share of all votes that a class may have, as investors:1/10 or investors:10%.\n");
        text.Append("\nForms of file:\n\n");
        foreach (var format in ElectionFormats.All)
            text.Append($"  {format.Name} ({string.Join(' ', format.Extensions)}): {format.Summary}\n");
        return text.Append("\nA file that is not sound is refused with the line and the reason, and exit status 2.\n").ToString();
    }

    private static string Values(Setting setting) => setting.Values.IsEmpty
        ? (setting.Kind, setting.Default) switch
        {
            (SettingKind.Whole, var usual) => $"{usual}, or another whole number",
            (SettingKind.Number, var usual) => $"{usual}, or another number such as 0.75 or 3/4",
            (_, "") => "TEXT, by default none",
            var (_, usual) => $"{usual}, or another text",
        }
        : string.Join('|', setting.Values.Where(value => value != setting.Default).Prepend(setting.Default));
}
