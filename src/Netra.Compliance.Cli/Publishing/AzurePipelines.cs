using System.Globalization;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>Azure Pipelines: issues of the task, and a summary on the run's page.</summary>
internal static class AzurePipelines
{
    /// <summary>Writes logging commands to <paramref name="output"/>.</summary>
    public static void Show(ComplianceLedger ledger, string folder, TextWriter output)
    {
        Annotation.Of(ledger).Select(Issue).ToList().ForEach(output.WriteLine);
        output.WriteLine($"##vso[task.uploadsummary]{Data(Path.Combine(folder, SummaryMarkdown.StepFile))}");
    }

    private static string Issue(Annotation annotation)
    {
        var place = annotation.File is null ? "" : $"sourcepath={Property(annotation.File)};{Position(annotation)}";
        var message = $"{annotation.Title}: {annotation.Message}";
        return $"##vso[task.logissue type={annotation.Level};{place}code={Property(annotation.Rule)};]{Data(message)}";
    }

    private static string Position(Annotation annotation) => string.Create(
        CultureInfo.InvariantCulture,
        $"linenumber={annotation.Line};{(annotation.Column is { } column ? $"columnnumber={column};" : "")}");

    /// <summary>What the agent reads back.</summary>
    private static string Data(string text) => text.Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("]", "%5D", StringComparison.Ordinal);
}
