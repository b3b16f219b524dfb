namespace Netra.Compliance.Proving;

/// <summary>How one run of a point ended.</summary>
internal enum AttemptEnd
{
    Passed,
    Asserted,
    Broke,
    TimedOut,
}
