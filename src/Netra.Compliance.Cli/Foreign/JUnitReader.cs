using System.Collections.Immutable;
using System.Xml.Linq;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Foreign;

/// <summary>Reads JUnit XML, in the forms that build services and test loggers write.</summary>
internal sealed class JUnitReader
{
    /// <summary>The root elements.</summary>
    public static readonly ImmutableArray<string> Roots = ["testsuites", "testsuite"];

    private static readonly string[] Failing = ["failure", "error"];
    private static readonly string[] NotRun = ["notrun", "skipped", "disabled", "ignored", "pending"];

    /// <summary>What Maven's runner writes of a test that it tried again.</summary>
    private static readonly string[] Before = ["flakyFailure", "flakyError"];

    private readonly XmlReport _report;
    private readonly CaseCount _cases = new();

    private JUnitReader(XmlReport report) => _report = report;

    /// <exception cref="Refusal">The file is malformed, no JUnit XML, or has a value that cannot be.</exception>
    public static ForeignRun Read(string path)
    {
        var report = XmlReport.Load(path);
        var root = report.Root.Name.LocalName;
        return root == TrxReader.Root ? TrxReader.Read(path)
            : Roots.Contains(root) ? new JUnitReader(report).Run(path)
            : throw Refusal.Unreadable(
                path, $"is not JUnit XML: its root is {root}, expected {string.Join(" or ", Roots)}. Leave it out.");
    }

    private ForeignRun Run(string path)
    {
        ImmutableArray<XElement> suites = [.. _report.Root.DescendantsAndSelf().Where(IsSuite)];
        ImmutableArray<ForeignRow> rows = [.. _report.Root.Below("testcase").SelectMany(Rows)];
        return new(path, new("JUnit", Path.GetFileName(path))
        {
            Start = suites.Select(suite => ForeignValue.Moment(suite.Text("timestamp"))).Min(),
            Machine = suites.Select(suite => suite.Text("hostname")).FirstOrDefault(name => name is not null),
            Trouble = suites.Select(Trouble).FirstOrDefault(trouble => trouble is not null),
        }, rows);
    }

    private static bool IsSuite(XElement element) => Roots.Contains(element.Name.LocalName);

    /// <summary>The test, after the attempts that failed before it passed.</summary>
    private IEnumerable<ForeignRow> Rows(XElement test)
    {
        var name = test.Text("name") ?? throw _report.Wrong(test, "has no name");
        var @case = _cases.Next($"{test.Text("classname")} {name}");
        var last = new ForeignRow([.. Names(test, name)], name, Outcome(test), Duration(test)) { Case = @case };
        var reason = Failure(test) ?? test.One("skipped");
        return [.. Parts(test, Before).Select(failed => Told(last with { Outcome = "failed" }, failed)),
            Told(last, reason)];
    }

    private static ForeignRow Told(ForeignRow row, XElement? reason) => row with
    {
        Message = reason?.Text("message") ?? reason.Content(),
        Trace = reason.One("stackTrace").Content() ?? reason.Content(),
    };

    private static IEnumerable<string> Names(XElement test, string name) =>
        test.Text("classname") is not { } @class ? [name]
            : name.StartsWith(@class + ".", StringComparison.Ordinal) ? [name] : [$"{@class}.{name}", name];

    private static string Outcome(XElement test) =>
        Failure(test) is not null ? "failed"
        : test.One("skipped") is not null || NotRun.Contains(test.Text("status")?.ToLowerInvariant()) ? "skipped"
        : "passed";

    private double Duration(XElement test) =>
        _report.Value(test, "time", 0d, ForeignValue.Seconds, "seconds such as 0.25");

    private static XElement? Failure(XElement test) => Parts(test, Failing).FirstOrDefault();

    private static IEnumerable<XElement> Parts(XElement test, string[] names) =>
        test.Elements().Where(part => names.Contains(part.Name.LocalName));

    /// <summary>A suite that counts more tests or failures than it has was cut, or failed outside its tests.</summary>
    private string? Trouble(XElement suite)
    {
        ImmutableArray<XElement> tests = [.. suite.Below("testcase")];
        var failed = tests.Count(test => Failure(test) is not null);
        var bad = _report.Count(suite, "failures") + _report.Count(suite, "errors");
        var (all, name) = (_report.Count(suite, "tests"), ForeignValue.Quoted(suite.Text("name") ?? ""));
        return all > tests.Length ? $"The suite {name} counts {all} tests and has {tests.Length}."
            : bad > failed ? $"The suite {name} counts {bad} failures and {failed} of its tests failed: {Said(suite)}"
            : null;
    }

    private static string Said(XElement suite) =>
        suite.One("system-err").Content() ?? "the rest failed outside the tests.";
}
