namespace Netra.Compliance.Journaling;

/// <summary>The end of one test.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">How long it ran; zero when it was skipped.</param>
/// <param name="Message">Why it failed or was skipped; null when it passed.</param>
/// <param name="Source">Where it failed; null when it did not, or when that is not known.</param>
public sealed record TestResult(TestOutcome Outcome, TimeSpan Duration, string? Message, SourceLine? Source = null);
