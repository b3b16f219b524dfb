using System.Collections.Immutable;
using System.Text.Json;

namespace Netra.Compliance.Cli.Foreign;

/// <summary>The parts of a CTRF report that say what became of its tests.</summary>
internal sealed record CtrfReport(CtrfResults Results);

/// <summary>One run.</summary>
internal sealed record CtrfResults(CtrfSummary Summary, ImmutableArray<CtrfTest> Tests);

/// <summary>The run as counts; its start and stop in milliseconds since 1970.</summary>
internal sealed record CtrfSummary(
    int Tests, int Failed = 0, int Other = 0, double? Start = null, double? Stop = null);

/// <summary>One test with its last outcome; the duration in milliseconds.</summary>
internal sealed record CtrfTest(string Name, string Status, double Duration)
{
    private const string NotSaid = "The report does not say how this attempt failed.";

    public string? Message { get; init; }

    public string? Trace { get; init; }

    /// <summary>Outer suites first; older writers give one text.</summary>
    public JsonElement? Suite { get; init; }

    public int? Retries { get; init; }

    public bool? Flaky { get; init; }

    public ImmutableArray<CtrfAttempt>? RetryAttempts { get; init; }

    /// <summary>What a writer adds of its own: that of xunit v3 gives class and method.</summary>
    public JsonElement? Extra { get; init; }

    /// <summary>What its full name can be, the surest first.</summary>
    public IEnumerable<string> FullNames
    {
        get
        {
            var (type, method, suites) = (TextIn(Extra, "type"), TextIn(Extra, "method"), Suites.ToList());
            IEnumerable<string> own = type is null || method is null ? [] : [$"{type}.{method}"];
            IEnumerable<string> nested = suites.Count == 0 ? []
                : [$"{string.Join('.', suites)}.{Name}", $"{suites[^1]}.{Name}"];
            return [.. own, Name, .. nested];
        }
    }

    /// <summary>The attempts before the last one; those that are only counted are told as failed.</summary>
    public IEnumerable<CtrfAttempt> Earlier
    {
        get
        {
            var told = (RetryAttempts ?? []).OrderBy(attempt => attempt.Attempt).ToList();
            var count = Math.Clamp(Math.Max(Retries ?? 0, Flaky == true ? 1 : 0), 0, 100);
            return told.Count == 0 ? Enumerable.Repeat(new CtrfAttempt(0, "failed") { Message = NotSaid }, count)
                : told.Count > count && told[^1].Status == Status ? told.SkipLast(1) : told;
        }
    }

    private IEnumerable<string> Suites => Suite switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } several => several.EnumerateArray()
            .Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!),
        _ => [],
    };

    private static string? TextIn(JsonElement? element, string key) =>
        element is { ValueKind: JsonValueKind.Object } extra && extra.TryGetProperty(key, out var value)
            && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>One attempt at a test, from 1.</summary>
internal sealed record CtrfAttempt(int Attempt, string Status)
{
    public double? Duration { get; init; }

    public string? Message { get; init; }

    public string? Trace { get; init; }
}
