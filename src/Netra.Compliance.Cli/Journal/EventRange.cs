using System.Globalization;
using System.Text.Json;

namespace Netra.Compliance.Cli.Journal;

/// <summary>What the values of an event can be, beyond their kinds.</summary>
internal static class EventRange
{
    /// <summary>Thirty years: no test takes longer, and a million of them still add up.</summary>
    private const double LongestMs = 1e12;

    private static readonly string[] Outcomes = ["passed", "failed", "skipped"];
    private static readonly string[] Verdicts = ["Caught", "Survived", "Vacuous", "Inconclusive"];
    private static readonly string[] Controls = ["noop", "canary"];

    /// <summary>The first value that cannot be, as a clause; null when all can.</summary>
    public static string? Problem(object line) => line switch
    {
        RunHeader header => Guid.TryParse(header.Mvid, out _) ? null : Not("mvid", JsonSerializer.Serialize(header.Mvid), "a module version id"),
        StartedEvent start => Number("occurrence", start.Occurrence, 1),
        FinishedEvent end => Word("outcome", end.Outcome, Outcomes) ?? Duration(end.DurationMs) ?? Number("occurrence", end.Occurrence, 1) ?? Number("line", end.Line ?? 1, 1),
        ProofEvent proof => Word("verdict", proof.Verdict, Verdicts) ?? Duration(proof.DurationMs) ?? Number("line", proof.Line ?? 1, 1),
        ControlEvent control => Word("kind", control.Kind, Controls),
        EndedEvent ended => Number("total", ended.Total, 0) ?? Number("failed", ended.Failed, 0) ?? Number("skipped", ended.Skipped, 0) ?? Duration(ended.DurationMs),
        _ => null,
    };

    private static string? Duration(double milliseconds) =>
        milliseconds is >= 0 and <= LongestMs ? null : Not("durationMs", milliseconds.ToString(CultureInfo.InvariantCulture), "0 to 1e12");

    private static string? Number(string key, int number, int least) =>
        number >= least ? null : Not(key, number.ToString(CultureInfo.InvariantCulture), $"{least} or more");

    private static string? Word(string key, string word, string[] known) =>
        known.Contains(word, StringComparer.Ordinal) ? null : Not(key, JsonSerializer.Serialize(word), $"one of {string.Join(", ", known)}");

    private static string Not(string key, string found, string expected) => $"\"{key}\" is {found}, expected {expected}";
}
