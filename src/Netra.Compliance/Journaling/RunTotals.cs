namespace Netra.Compliance.Journaling;

/// <summary>What the test framework counted by the end of a run.</summary>
/// <param name="Total">Tests that ran or were skipped; not negative.</param>
/// <param name="Failed">Tests that failed; not negative.</param>
/// <param name="Skipped">Tests that were skipped; not negative.</param>
/// <param name="Duration">The framework's own measure of the run.</param>
public sealed record RunTotals(int Total, int Failed, int Skipped, TimeSpan Duration);
