using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Netra.Compliance.Cli.Commands;

/// <summary>On a command line: a whole number from 0.</summary>
internal static class Count
{
    public static Option<int?> Option(string name, string description, string helpName) => new(name)
    {
        Description = description, HelpName = helpName, CustomParser = Parse,
    };

    private static int? Parse(ArgumentResult said)
    {
        var text = said.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }

        said.AddError($"'{text}' is not a whole number from 0 to {int.MaxValue}.");
        return null;
    }
}

/// <summary>On a command line: a time, of UTC unless it names its own zone.</summary>
internal static class UtcTime
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] Forms =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    public static DateTime? Parse(ArgumentResult said)
    {
        var text = said.Tokens[0].Value;
        if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, Styles, out var time))
        {
            return time;
        }

        said.AddError($"'{text}' is not a time such as 2026-03-01T12:00:00Z.");
        return null;
    }
}
