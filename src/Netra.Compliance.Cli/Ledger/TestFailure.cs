namespace Netra.Compliance.Cli.Ledger;

/// <summary>A test that failed, a failure outside any test, or a run that died.</summary>
/// <param name="Name">The test's display name, or what failed.</param>
/// <param name="Number">The critical test's number; null when the failure belongs to none.</param>
/// <param name="Message">What was said of it.</param>
/// <param name="File">The source file of the line at which it failed; null when not known.</param>
/// <param name="Line">That line, from 1; null when not known.</param>
/// <param name="Assembly">The assembly that ran, whose numbers these are; null when it is not known.</param>
public sealed record TestFailure(string Name, int? Number, string? Message, string? Assembly = null, string? File = null, int? Line = null);
