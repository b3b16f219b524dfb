using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Foreign;

/// <summary>A run that another tool reports.</summary>
/// <param name="Path">The file.</param>
/// <param name="Origin">What it says of itself.</param>
/// <param name="Rows">Its results; of a test that was tried again, each attempt.</param>
internal sealed record ForeignRun(string Path, ForeignOrigin Origin, ImmutableArray<ForeignRow> Rows)
{
    /// <summary>What tells a copy of the file from another one.</summary>
    public string Digest { get; init; } = "";
}

/// <summary>One result in the report of another tool.</summary>
/// <param name="Names">What its full name can be, the surest first.</param>
/// <param name="Display">What a reader calls it.</param>
/// <param name="Outcome"><c>passed</c>, <c>failed</c>, <c>skipped</c> or <c>unfinished</c>.</param>
/// <param name="DurationMs">Milliseconds.</param>
internal sealed record ForeignRow(ImmutableArray<string> Names, string Display, string Outcome, double DurationMs)
{
    /// <summary>What was said of it.</summary>
    public string? Message { get; init; }

    /// <summary>Where it failed, as .NET writes a stack trace.</summary>
    public string? Trace { get; init; }

    /// <summary>Tells it from other tests of its method; the attempts at one test have the same.</summary>
    public ulong Case { get; init; }
}

/// <summary>Values as reports of other tools write them.</summary>
internal static class ForeignValue
{
    /// <summary>Thirty years: no test takes longer.</summary>
    private const double LongestMs = 1e12;

    /// <summary>Java writes more than a thousand seconds with a comma.</summary>
    private const NumberStyles Decimal = NumberStyles.Float | NumberStyles.AllowThousands;

    /// <summary>Seconds with a decimal point as milliseconds; null where that is none.</summary>
    public static double? Seconds(string text) =>
        double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var seconds)
            ? Milliseconds(seconds * 1000) : null;

    /// <summary>Hours, minutes and seconds as milliseconds; null where these are none.</summary>
    public static double? Span(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
            ? Milliseconds(span.TotalMilliseconds) : null;

    /// <summary>Milliseconds to the microsecond; null out of range.</summary>
    public static double? Milliseconds(double milliseconds) =>
        milliseconds is >= 0 and <= LongestMs ? Math.Round(milliseconds, 3) : null;

    /// <summary>A moment; null without an offset, for then nobody knows which one it is.</summary>
    public static DateTimeOffset? Moment(string? text)
    {
        const DateTimeStyles Exact = DateTimeStyles.RoundtripKind;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, Exact, out var time)
            && time.Kind != DateTimeKind.Unspecified
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Exact, out var moment)
                ? moment.ToUniversalTime() : null;
    }

    /// <summary>Milliseconds since 1970; null for none.</summary>
    public static DateTimeOffset? Epoch(double? milliseconds) =>
        milliseconds is > 0 and < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds.Value) : null;

    /// <summary>The first words of a text of any length.</summary>
    public static string Quoted(string text) => $"\"{Shortened.Of(text, Shortened.Name)}\"";
}

/// <summary>Counts the tests that a report calls by one name, so that rows of a theory are not taken for attempts at
/// one.</summary>
internal sealed class CaseCount
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public ulong Next(string id)
    {
        var count = _counts[id] = _counts.GetValueOrDefault(id) + 1;
        return CaseKey.Of(id, count);
    }
}

/// <summary>What tells a copy of a file from another one.</summary>
internal static class FileDigest
{
    public static string Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
