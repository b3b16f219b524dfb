using System.Xml.Linq;

namespace Netra.Compliance.Cli.Tests.Foreign;

/// <summary>Writes a TRX file as the test platform's logger would.</summary>
public sealed class TrxScript
{
    private static readonly XNamespace Space = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    private readonly List<XElement> _results = [];
    private readonly List<XElement> _tests = [];

    /// <summary>Where the tested assembly was.</summary>
    public string Storage { get; init; } = "/build/bin/debug/net10.0/shop.tests.dll";

    /// <summary>How the run ended; by its results unless stated.</summary>
    public string? Outcome { get; init; }

    /// <summary>How many results it says that it has; as many as there are unless stated.</summary>
    public int? Total { get; init; }

    /// <summary>When it began.</summary>
    public string Start { get; init; } = "2026-01-05T10:00:00.0000000+01:00";

    public string Text => new XDocument(new XElement(
        Space + "TestRun", new XAttribute("id", Guid.NewGuid()),
        new XElement(Space + "Times", new XAttribute("start", Start), new XAttribute("finish", Finish)),
        new XElement(Space + "Results", _results), new XElement(Space + "TestDefinitions", _tests),
        Summary)).ToString();

    private const string Finish = "2026-01-05T10:00:02.5000000+01:00";

    private XElement Summary => new(
        Space + "ResultSummary", new XAttribute("outcome", Outcome ?? (HasFailed ? "Failed" : "Completed")),
        new XElement(Space + "Counters", new XAttribute("total", Total ?? _results.Count)));

    private bool HasFailed => _results.Any(result => result.Attribute("outcome")?.Value == "Failed");

    public TrxScript Test(
        string @class, string method, string outcome = "Passed", string? display = null, string? message = null,
        string? trace = null)
    {
        var id = Guid.NewGuid();
        var name = new XAttribute("testName", display ?? $"{@class}.{method}");
        _results.Add(new(
            Space + "UnitTestResult", new XAttribute("testId", id), new XAttribute("computerName", "agent-7"), name,
            new XAttribute("duration", "00:00:00.0125000"), new XAttribute("outcome", outcome),
            Output(message, trace)));
        _tests.Add(Declared(id, @class, method));
        return this;
    }

    private XElement Declared(Guid id, string @class, string method) => new(
        Space + "UnitTest", new XAttribute("id", id), new XAttribute("storage", Storage),
        new XElement(Space + "TestMethod", new XAttribute("className", @class), new XAttribute("name", method)));

    private static XElement? Output(string? message, string? trace) => message is null ? null : new(
        Space + "Output", new XElement(
            Space + "ErrorInfo", new XElement(Space + "Message", message), new XElement(Space + "StackTrace", trace)));
}
