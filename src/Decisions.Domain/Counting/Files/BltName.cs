using System.Text;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// A name or title: one line in straight quotation marks. Inside, a quotation mark is written "" or \", and a
/// backslash before anything but a quotation mark or a backslash is itself.
/// </summary>
internal static class BltName
{
    public static string Read(BltLines lines, string what, bool mayBeEmpty = false)
    {
        var line = lines.Next(what);
        if (line[0] != '"')
            throw lines.Wrong($"Here {what} should stand in quotation marks, but there is: {line}");

        var name = new StringBuilder(line.Length);
        for (var i = 1; i < line.Length; i++)
        {
            var next = i + 1 < line.Length ? line[i + 1] : '\0';
            var escape = (line[i] == '\\' && next is '"' or '\\') || (line[i] == '"' && next == '"');
            if (escape)
                name.Append(line[++i]);
            else if (line[i] != '"')
                name.Append(line[i]);
            else if (i < line.Length - 1)
                throw lines.Wrong($"After the closing quotation mark of {what} there is more: {line[(i + 1)..]}");
            else if (!mayBeEmpty && string.IsNullOrWhiteSpace(name.ToString()))
                throw lines.Wrong($"Here {what} is empty.");
            else
                return name.ToString();
        }

        throw lines.Wrong($"The closing quotation mark of {what} is missing.");
    }
}
