using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Netra.Compliance.Analyzers.Options;
using Netra.Compliance.Cli.Formats;

namespace Netra.Compliance.Cli.Commands;

/// <summary>On a command line: the formats of other tools to write a report in, beside its own.</summary>
internal static class FormatOption
{
    private static readonly ImmutableArray<string> Words = [.. ReportFormat.All.Select(format => format.Word)];

    public static Option<string[]> Create()
    {
        var option = new Option<string[]>("--format")
        {
            Description = $"Writes the report in other formats, too: {string.Join(", ", Words)}; several with commas, "
                + "or by repeating it.",
            HelpName = "format",
        };
        option.Validators.Add(RefuseOthers);
        return option;
    }

    /// <summary>The formats that are asked for, each once.</summary>
    public static ImmutableArray<ReportFormat> Of(ParseResult parsed, Option<string[]> option)
    {
        var asked = (parsed.GetValue(option) ?? []).SelectMany(Split).ToHashSet();
        return [.. ReportFormat.All.Where(format => asked.Contains(format.Word))];
    }

    private static void RefuseOthers(OptionResult said)
    {
        var unknown = said.Tokens.SelectMany(token => Split(token.Value)).Where(word => !Words.Contains(word));
        foreach (var word in unknown.Take(1))
        {
            said.AddError($"'{word}' is not supported for --format: {string.Join(", ", Words)} are."
                + Nearest.Question(word, Words));
        }
    }

    private static string[] Split(string words) => words.Split(',', StringSplitOptions.TrimEntries);
}
