namespace Netra.Compliance.Journaling;

/// <summary>How a test ended.</summary>
public enum TestOutcome
{
    /// <summary>All its assertions held.</summary>
    Passed,

    /// <summary>It threw.</summary>
    Failed,

    /// <summary>It did not run.</summary>
    Skipped,
}
