using System.Collections.Immutable;
using System.Xml.Linq;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Foreign;

/// <summary>Reads a TRX file, as <c>dotnet test --logger trx</c> writes it.</summary>
internal sealed class TrxReader
{
    /// <summary>The root element.</summary>
    public const string Root = "TestRun";

    private static readonly Dictionary<string, string> Outcomes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Passed"] = "passed", ["Completed"] = "passed", ["Warning"] = "passed",
        ["Failed"] = "failed", ["Error"] = "failed", ["Timeout"] = "failed",
        ["NotExecuted"] = "skipped", ["NotRunnable"] = "skipped", ["Inconclusive"] = "skipped",
        ["Pending"] = "unfinished", ["InProgress"] = "unfinished", ["Aborted"] = "unfinished",
        ["Disconnected"] = "unfinished", ["PassedButRunAborted"] = "unfinished",
    };

    private static readonly string[] Ended = ["Completed", "Passed", "Failed", "Warning"];

    private readonly XmlReport _report;
    private readonly Dictionary<string, XElement> _tests;
    private readonly CaseCount _cases = new();

    private TrxReader(XmlReport report)
    {
        _report = report;
        _tests = report.Root.All("TestDefinitions").SelectMany(definitions => definitions.Elements())
            .Where(test => test.Text("id") is not null)
            .DistinctBy(test => test.Text("id")).ToDictionary(test => test.Text("id")!);
    }

    /// <exception cref="Refusal">The file is malformed, no TRX, or has a value that cannot be.</exception>
    public static ForeignRun Read(string path)
    {
        var report = XmlReport.Load(path);
        return report.Root.Name.LocalName == Root
            ? new TrxReader(report).Run(path)
            : throw Refusal.Unreadable(
                path, $"is not a TRX file: its root is {report.Root.Name.LocalName}, expected {Root}. Give what "
                    + "dotnet test --logger trx wrote.");
    }

    private ForeignRun Run(string path)
    {
        ImmutableArray<XElement> results = [.. _report.Root.All("Results").SelectMany(Leaves)];
        ImmutableArray<ForeignRow> rows = [.. results.Select(Row)];
        var times = _report.Root.One("Times");
        return new(path, new("TRX", Path.GetFileName(path))
        {
            Start = ForeignValue.Moment(times?.Text("start")), End = ForeignValue.Moment(times?.Text("finish")),
            Machine = results.Select(result => result.Text("computerName")).FirstOrDefault(name => name is not null),
            Storage = StorageOf(), Trouble = Trouble(rows),
        }, rows);
    }

    /// <summary>Of a test that is driven by data, its rows stand for it.</summary>
    private static IEnumerable<XElement> Leaves(XElement parent) =>
        parent.Elements().Where(result => result.Name.LocalName.EndsWith("Result", StringComparison.Ordinal))
            .SelectMany(result => Leaves(result.One("InnerResults") ?? new("none")).DefaultIfEmpty(result));

    private ForeignRow Row(XElement result)
    {
        var (id, name) = (result.Text("testId") ?? "", result.Text("testName"));
        var display = name ?? throw _report.Wrong(result, "has no testName");
        var method = _tests.GetValueOrDefault(id).One("TestMethod");
        return new([.. FullName(method), display], display, Outcome(result), Duration(result))
        {
            Message = Message(result), Trace = result.One("Output").One("ErrorInfo").One("StackTrace").Content(),
            Case = _cases.Next($"{id} {display}"),
        };
    }

    /// <summary>MSTest's own runner writes the assembly behind the class.</summary>
    private static IEnumerable<string> FullName(XElement? method) =>
        method?.Text("className")?.Split(',')[0].Trim() is { } @class && method.Text("name") is { } name
            ? [name.StartsWith(@class + ".", StringComparison.Ordinal) ? name : $"{@class}.{name}"] : [];

    private string Outcome(XElement result)
    {
        var outcome = result.Text("outcome") ?? "NotExecuted";
        var known = string.Join(", ", Outcomes.Keys);
        return Outcomes.GetValueOrDefault(outcome)
            ?? throw _report.Wrong(result, $"has outcome={ForeignValue.Quoted(outcome)}, expected one of {known}");
    }

    private double Duration(XElement result) =>
        _report.Value(result, "duration", 0d, ForeignValue.Span, "hours:minutes:seconds");

    private static string? Message(XElement result)
    {
        var output = result.One("Output");
        return output.One("ErrorInfo").One("Message").Content() ?? (
            string.Equals(result.Text("outcome"), "NotExecuted", StringComparison.OrdinalIgnoreCase)
                ? output.One("StdOut").Content() : null);
    }

    /// <summary>The one assembly of the run; null where it has several.</summary>
    private string? StorageOf() =>
        _tests.Values.Select(test => test.Text("storage")?.Replace('\\', '/')).Distinct().ToList() is [var only]
            ? only : null;

    /// <summary>A host that crashes or a fixture that fails leaves no result, and shows in the summary alone.</summary>
    private string? Trouble(ImmutableArray<ForeignRow> rows)
    {
        var (summary, hasFailed) = (_report.Root.One("ResultSummary"), rows.Any(row => row.Outcome == "failed"));
        var (outcome, counters) = (summary?.Text("outcome"), summary.One("Counters"));
        var total = counters is null ? 0 : _report.Count(counters, "total");
        return outcome is null ? "It has no summary: the run did not come to its end."
            : !Ended.Contains(outcome) ? $"The run ended as {ForeignValue.Quoted(outcome)}."
            : outcome == "Failed" && !hasFailed
                ? $"The run failed and none of its tests did: {Said(summary) ?? "it died, or a fixture failed"}"
            : total > rows.Length ? $"It counts {total} tests and has {rows.Length} results." : null;
    }

    private static string? Said(XElement? summary) => summary.One("RunInfos").All("RunInfo")
        .Where(info => info.Text("outcome") == "Error").Select(info => info.One("Text").Content())
        .FirstOrDefault(text => text is not null);
}
