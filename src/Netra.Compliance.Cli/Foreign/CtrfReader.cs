using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Foreign;

/// <summary>Reads a report in the Common Test Report Format.</summary>
internal sealed class CtrfReader
{
    private const string Advice = "give the CTRF report that the test run wrote.";

    private static readonly Dictionary<string, string> Outcomes = new()
    {
        ["passed"] = "passed", ["failed"] = "failed", ["skipped"] = "skipped", ["pending"] = "skipped",
        ["other"] = "skipped",
    };

    private readonly string _path;
    private readonly CaseCount _cases = new();

    private CtrfReader(string path) => _path = path;

    /// <summary>Whether JSON is such a report, damaged or whole: its first keys say so.</summary>
    public static bool Is(ReadOnlySpan<byte> json) =>
        json.IndexOf("\"CTRF\""u8) >= 0
        || (json.IndexOf("\"results\""u8) >= 0 && json.IndexOf("\"summary\""u8) >= 0 && json.IndexOf("\"tests\""u8) >= 0
            && json.IndexOf("\"tool\""u8) >= 0 && json.IndexOf("\"schemaVersion\""u8) < 0);

    /// <exception cref="Refusal">The file is damaged, or has a value that cannot be.</exception>
    public static ForeignRun Read(string path) => new CtrfReader(path).Run(FileContent.Text(path, Advice));

    private ForeignRun Run(byte[] json)
    {
        try
        {
            var report = StrictJson.Read<CtrfReport>(_path, json, NetraJson.Reading);
            return Run((report ?? throw new JsonException("it is null")).Results);
        }
        catch (JsonException exception)
        {
            throw Refused(JsonTrouble.Clause(exception));
        }
    }

    private ForeignRun Run(CtrfResults results) => new(
        _path, new("CTRF", Path.GetFileName(_path))
        {
            Start = ForeignValue.Epoch(results.Summary.Start), End = ForeignValue.Epoch(results.Summary.Stop),
            Trouble = Trouble(results),
        },
        [.. results.Tests.SelectMany((test, index) => Rows(test, $"results.tests[{index}]"))]);

    private IEnumerable<ForeignRow> Rows(CtrfTest test, string at)
    {
        var last = new ForeignRow([.. test.FullNames], test.Name, Outcome(test.Status, at), Duration(test.Duration, at))
        {
            Message = test.Message, Trace = test.Trace, Case = _cases.Next($"{string.Join(' ', test.FullNames)}"),
        };
        return [.. test.Earlier.Select(attempt => Attempt(last, attempt, at)), last];
    }

    private ForeignRow Attempt(ForeignRow test, CtrfAttempt attempt, string at) => test with
    {
        Outcome = Outcome(attempt.Status, at), DurationMs = Duration(attempt.Duration ?? 0, at),
        Message = attempt.Message, Trace = attempt.Trace,
    };

    private string Outcome(string status, string at) => Outcomes.GetValueOrDefault(status)
        ?? throw Wrong($"{at}.status", ForeignValue.Quoted(status), $"one of {string.Join(", ", Outcomes.Keys)}");

    private double Duration(double milliseconds, string at) => ForeignValue.Milliseconds(milliseconds)
        ?? throw Wrong($"{at}.duration", $"{milliseconds:R}", "milliseconds from 0");

    private Refusal Wrong(string at, string found, string expected) => Refused($"{at} is {found}, expected {expected}");

    private Refusal Refused(string why) =>
        Refusal.Unreadable(_path, $"is not a usable CTRF report: {why}. Run the tests again, or {Advice}");

    /// <summary>A summary that counts more than there is: the report was cut, or something failed outside the
    /// tests.</summary>
    private static string? Trouble(CtrfResults results)
    {
        int In(string status) => results.Tests.Count(test => test.Status == status);
        var (said, all, failed, other) = (results.Summary, results.Tests.Length, In("failed"), In("other"));
        return said.Tests > all ? $"Its summary counts {said.Tests} tests and it has {all}."
            : said.Failed > failed ? $"Its summary counts {said.Failed} failures and {failed} tests failed."
            : said.Other > other ? $"Its summary counts {said.Other - other} errors outside the tests."
            : null;
    }
}
