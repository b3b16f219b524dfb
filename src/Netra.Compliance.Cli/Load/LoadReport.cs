using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Load;

/// <summary>A load result with its problems and notes; it contains no revenue.</summary>
/// <param name="Now">What was measured.</param>
/// <param name="Before">The run that it is compared with; null for none.</param>
/// <param name="Problems">Why it did not hold; none: it held.</param>
/// <param name="Notes">What else a reader must know.</param>
internal sealed record LoadReport(
    LoadResult Now, LoadResult? Before, ImmutableArray<string> Problems, ImmutableArray<string> Notes)
{
    public bool Held => Problems.IsEmpty;

    public ExitCode Code => Held ? ExitCode.Pass : ExitCode.TestsFailed;

    /// <summary>Joins a result with the exit code of the program that wrote it, and with the run before.</summary>
    /// <param name="now">What was measured.</param>
    /// <param name="code">The program's exit code.</param>
    /// <param name="history">The run before.</param>
    /// <param name="witness">What the servers say.</param>
    /// <param name="soak">The soak that was asked for; null for none.</param>
    public static LoadReport Of(
        LoadResult now, int code, LoadHistory history, LoadWitness witness, TimeSpan? soak = null)
    {
        var other = history.Before is { } before && !IsAlike(before, now) ? before : null;
        var compared = other is null ? history.Before : null;
        return new(now, compared,
            [.. now.Problems, .. Contradictions(now, code), .. NoSoak(now.Soak, soak), .. witness.Deaths],
            [.. history.Notes, .. NotCompared(other), .. OtherMachine(compared, now), .. DidNotHold(compared),
                .. witness.Unmet]);
    }

    private static bool IsAlike(LoadResult before, LoadResult now) =>
        before.Backends.ToHashSet().SetEquals(now.Backends) && before.Mix.ToHashSet().SetEquals(now.Mix);

    private static IEnumerable<string> Contradictions(LoadResult now, int code)
    {
        var growing = now.Soak?.Growing ?? [];
        return now switch
        {
            { Held: true } when code != 0 => [$"{Ended(code)} that it held."],
            { Held: true } when growing.Length > 0 => [$"The soak is not flat: {string.Join(", ", growing)}."],
            { Held: false } when code == 0 => [$"{Ended(code)} that it did not hold."],
            { Held: false, Problems.IsEmpty: true } => ["The load program says that it did not hold, but not why."],
            _ => [],
        };
    }

    /// <summary>Clocks differ a little: nine tenths of what was asked for are enough.</summary>
    private static IEnumerable<string> NoSoak(LoadSoak? soak, TimeSpan? asked) =>
        asked is not { TotalSeconds: var length } || soak?.Seconds >= 0.9 * length
            ? []
            : [$"A soak of {Figures.Number(length)} s was requested, but the result has "
                + (soak is null ? "none." : $"one of {Figures.Number(soak.Seconds)} s.")];

    private static string Ended(int code) => $"The load program ended with code {code}, and its result says";

    private static IEnumerable<string> NotCompared(LoadResult? other) => other is null ? []
        : [$"The previous run ({Figures.Time(other.Started)}) is not compared: it used {Figures.Backends(other)}; "
            + $"traffic {Figures.Mix(other)}."];

    private static IEnumerable<string> OtherMachine(LoadResult? before, LoadResult now) =>
        before is null || before.Machine == now.Machine ? []
            : [$"The previous run was on another machine: {Figures.Machine(before.Machine)}."];

    private static IEnumerable<string> DidNotHold(LoadResult? before) =>
        before is null or { Held: true } ? [] : ["The previous run did not hold."];
}

/// <summary>What the servers of the run say of it.</summary>
/// <param name="Deaths">Servers that ended during the run.</param>
/// <param name="Unmet">Servers that the load did not meet.</param>
internal sealed record LoadWitness(ImmutableArray<string> Deaths, ImmutableArray<string> Unmet);
