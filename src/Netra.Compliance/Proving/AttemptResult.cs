using Netra.Compliance.Journaling;

namespace Netra.Compliance.Proving;

/// <summary>How one run of a point ended.</summary>
internal enum AttemptEnd
{
    Passed,
    Asserted,
    Broke,
    TimedOut,
}

/// <summary>How one run of a point ended, and what it said.</summary>
internal sealed record AttemptResult(AttemptEnd End, string Reason)
{
    public static readonly AttemptResult Passed = new(AttemptEnd.Passed, "it passed");

    public bool IsGreen => End == AttemptEnd.Passed;

    /// <summary>The line of the point that failed, where it is known.</summary>
    public SourceLine? Source { get; init; }

    /// <summary>What the whole run took, set-up and clean-up too.</summary>
    public TimeSpan Duration { get; init; }

    public static AttemptResult Asserted(Exception exception) => new(AttemptEnd.Asserted, FirstLine(exception));

    public static AttemptResult Broke(string stage, Exception exception) =>
        new(AttemptEnd.Broke, $"{stage} threw {exception.GetType().Name}: {FirstLine(exception)}");

    public static AttemptResult TimedOut(TimeSpan limit) =>
        new(AttemptEnd.TimedOut, FormattableString.Invariant($"it did not end within {limit.TotalSeconds} s"));

    private static string FirstLine(Exception exception) =>
        exception.Message.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0) ?? exception.GetType().Name;
}
