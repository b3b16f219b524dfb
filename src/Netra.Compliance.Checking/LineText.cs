using System.Text.RegularExpressions;

namespace Netra.Compliance.Checking;

/// <summary>What of a finding's line makes it the same finding when lines above it have come or gone.</summary>
internal static partial class LineText
{
    // They stand where a limit is crossed or a file begins: what is on that line has nothing to do with them.
    private static readonly string[] OfWholeFiles = ["NETRA1001", "NETRA4002", "NETRA9001"];

    /// <summary>The text of the line, each run of white space as one blank; empty for a rule about a whole
    /// file.</summary>
    public static string Of(string rule, string line) =>
        OfWholeFiles.Contains(rule) ? "" : Blanks().Replace(line.Trim(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
