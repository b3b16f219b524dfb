using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Formats;

/// <summary>
/// A ledger as JUnit XML: a suite for each critical test, with its dollars as properties, and a case for each point. It
/// keeps to the strictest schema in use, the one of Jenkins' xUnit plug-in, which has no properties and no places in
/// cases: the place of a failure is the last line of its text.
/// </summary>
internal static class JUnitReport
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false,
    };

    /// <summary>Writes the file: the same ledger gives the same bytes.</summary>
    public static void Write(ComplianceLedger ledger, Stream stream)
    {
        using (var writer = XmlWriter.Create(stream, Settings))
        {
            Document(ReportSuite.Of(ledger)).Save(writer);
        }

        stream.WriteByte((byte)'\n');
    }

    private static XElement Document(IReadOnlyCollection<ReportSuite> suites) => new(
        "testsuites", new XAttribute("name", "netra"),
        new XAttribute("tests", suites.Sum(suite => suite.Cases.Length)), Count("failures", suites, CaseStatus.Failed),
        Count("errors", suites, CaseStatus.Error), Time(suites.SelectMany(suite => suite.Cases)), suites.Select(Suite));

    private static XElement Suite(ReportSuite suite) => new(
        "testsuite", new XAttribute("name", XmlText.Line(suite.Name)),
        new XAttribute("package", XmlText.Line(suite.Assembly)), new XAttribute("tests", suite.Cases.Length),
        Count("failures", [suite], CaseStatus.Failed), Count("errors", [suite], CaseStatus.Error),
        Count("skipped", [suite], CaseStatus.Skipped), Time(suite.Cases),
        new XElement("properties", suite.Facts.Select(Property)), suite.Cases.Select(Case));

    private static XElement Property(KeyValuePair<string, string> fact) => new(
        "property", new XAttribute("name", fact.Key), new XAttribute("value", XmlText.Line(fact.Value)));

    private static XElement Case(ReportCase each) => new(
        "testcase", new XAttribute("classname", XmlText.Line(each.Class)),
        new XAttribute("name", XmlText.Line(each.Name)), Time([each]), End(each));

    private static XElement? End(ReportCase each) => each.Status switch
    {
        CaseStatus.Failed => new("failure", Said(each), XmlText.Lines(TextOf(each))),
        CaseStatus.Error => new("error", Said(each), XmlText.Lines(TextOf(each))),
        CaseStatus.Skipped => new("skipped", Said(each)),
        _ => each.Message is null ? null : new("system-out", XmlText.Lines(each.Message)),
    };

    private static IEnumerable<XAttribute> Said(ReportCase each) =>
    [
        new("message", XmlText.Line(PlainText.Lines(each.Message ?? each.Kind).Split('\n')[0])), new("type", each.Kind),
    ];

    /// <summary>The message, and at its end the place in full.</summary>
    private static string TextOf(ReportCase each) =>
        (each.FailedAt ?? each.Source) is { } place ? $"{each.Message ?? each.Kind}\nat {place}"
            : each.Message ?? each.Kind;

    private static XAttribute Count(string name, IEnumerable<ReportSuite> suites, CaseStatus status) =>
        new(name, suites.Sum(suite => suite.Count(status)));

    private static XAttribute Time(IEnumerable<ReportCase> cases) => new(
        "time", (cases.Sum(each => each.DurationMs) / 1000).ToString("0.000", CultureInfo.InvariantCulture));
}
