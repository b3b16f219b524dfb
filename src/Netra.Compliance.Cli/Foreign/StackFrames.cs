using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Foreign;

/// <summary>Stack traces as .NET writes them.</summary>
internal static partial class StackFrames
{
    /// <summary>The innermost line of a class; the file without its folders, which are of another machine.</summary>
    public static (string? File, int? Line) LineOf(string? trace, string @class)
    {
        var owner = @class.Replace('+', '.') + ".";
        var frame = (trace ?? "").Split('\n').Select(line => Frame().Match(line)).FirstOrDefault(match =>
            match.Success && match.Groups["member"].Value.StartsWith(owner, StringComparison.Ordinal));
        return frame is null ? default : (frame.Groups["file"].Value.Split('/', '\\')[^1], LineIn(frame));
    }

    private static int? LineIn(Match frame) =>
        int.Parse(frame.Groups["line"].Value, CultureInfo.InvariantCulture) is > 0 and var line ? line : null;

    [GeneratedRegex(@"^\s*\w+ (?<member>\S.*?) in (?<file>.+):\w+ (?<line>\d{1,9})\s*$")]
    private static partial Regex Frame();
}
