using System.Globalization;
using System.Text;
using Netra.Compliance.Cli.Formats;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>GitHub Actions: annotations, the summary of the step, and its outputs.</summary>
/// <param name="variable">The environment.</param>
internal sealed class GitHubActions(Func<string, string?> variable)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string? _summary = FileOf(variable("GITHUB_STEP_SUMMARY"));
    private readonly string? _outputs = FileOf(variable("GITHUB_OUTPUT"));

    /// <summary>Writes commands to <paramref name="output"/>, and adds to the files that the step names.</summary>
    public void Show(ComplianceLedger ledger, string folder, TextWriter output)
    {
        Annotation.Of(ledger).Select(Command).ToList().ForEach(output.WriteLine);
        AddSummary(ledger, output);
        if (_outputs is not null)
        {
            File.AppendAllText(_outputs, Outputs(ledger, folder), Utf8);
        }
    }

    /// <summary>Several commands of one step share the room; a summary that is too large is not shown at all.</summary>
    private void AddSummary(ComplianceLedger ledger, TextWriter output)
    {
        if (_summary is not null)
        {
            var taken = File.Exists(_summary) ? new FileInfo(_summary).Length : 0;
            var text = SummaryMarkdown.Within(ledger, (int)Math.Max(0, SummaryMarkdown.StepBytes - taken));
            File.AppendAllText(_summary, text, Utf8);
            output.Write(text.Length > 0 ? "" : $"::notice::The summary of the step is full.{output.NewLine}");
        }
    }

    private static string Outputs(ComplianceLedger ledger, string folder) => string.Create(
        CultureInfo.InvariantCulture,
        $"verdict={ledger.Gate.Verdict}\nproven={ledger.Revenue.Proven}\ndeclared={ledger.Revenue.Declared}\n")
        + (folder.AsSpan().ContainsAny('\r', '\n') ? "" : $"report={folder}\n");

    private static string Command(Annotation annotation)
    {
        var place = annotation.File is null ? "" : $"file={Property(annotation.File)},{Position(annotation)},";
        return $"::{annotation.Level} {place}title={Property(annotation.Title)}::{Data(annotation.Message)}";
    }

    private static string Position(Annotation annotation) => string.Create(
        CultureInfo.InvariantCulture,
        $"line={annotation.Line}{(annotation.Column is { } column ? $",col={column}" : "")}");

    /// <summary>What the runner reads back, by the escapes of its toolkit.</summary>
    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);

    private static string? FileOf(string? path) => string.IsNullOrWhiteSpace(path) ? null : path;
}
