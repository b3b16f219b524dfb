using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Formats;

/// <summary>A format of other tools that a ledger can be written in, beside the report.</summary>
/// <param name="Word">Its name on the command line.</param>
/// <param name="Files">Its files, by fixed names.</param>
internal sealed record ReportFormat(string Word, ImmutableArray<FormatFile> Files)
{
    private static readonly JsonSerializerOptions Json =
        new(NetraJson.Writing) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>All formats.</summary>
    public static ImmutableArray<ReportFormat> All { get; } =
    [
        new("junit", [new("report.junit.xml", JUnitReport.Write)]),
        new("ctrf", [OfJson("report.ctrf.json", CtrfReport.Of)]),
        new("sarif", [OfJson("report.sarif", SarifReport.Of)]),
        new("mutation", [OfJson("mutation.json", ProofReport.Of)]),
        new("openmetrics", [OfText("metrics.prom", MetricsReport.Render)]),
        new("badge", [OfText("badge.svg", Badge.Svg), OfJson("badge.json", Badge.Endpoint)]),
        new("codequality", [OfJson("gl-code-quality-report.json", CodeQuality.Of)]),
        new("csv", [OfText("tests.csv", CsvReport.Tests), OfText("points.csv", CsvReport.Points)]),
        new("markdown",
            [OfText(SummaryMarkdown.StepFile, SummaryMarkdown.ForStep),
                OfText("comment.md", SummaryMarkdown.ForComment)]),
    ];

    /// <summary>Writes the report, and beside it the files of <paramref name="formats"/>; returns the path of the
    /// HTML.</summary>
    public static string Write(
        IEnumerable<ReportFormat> formats, ComplianceLedger ledger, string folder, CancellationToken cancellation,
        ReportHistory? history = null)
    {
        var others = formats.SelectMany(format => format.Files).Select(file =>
            new WholeFile(Path.Combine(folder, file.Name), stream => file.Write(ledger, stream)));
        return ReportFiles.Write(ledger, folder, others, cancellation, history);
    }

    /// <summary>Half a surrogate pair becomes the replacement character.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static FormatFile OfText(string name, Func<ComplianceLedger, string> render) =>
        new(name, (ledger, stream) =>
        {
            using var writer = new StreamWriter(stream, Utf8);
            writer.Write(render(ledger));
        });

    private static FormatFile OfJson(string name, Func<ComplianceLedger, object> document) =>
        new(name, (ledger, stream) =>
        {
            JsonSerializer.Serialize(stream, document(ledger), Json);
            stream.WriteByte((byte)'\n');
        });
}

/// <summary>One file of a format.</summary>
internal sealed record FormatFile(string Name, Action<ComplianceLedger, Stream> Write);
