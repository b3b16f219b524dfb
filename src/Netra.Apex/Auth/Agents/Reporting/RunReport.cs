using System.Collections.Immutable;

namespace Netra.Apex.Auth.Agents.Reporting;

/// <summary>What became of a run.</summary>
/// <param name="Id">The run's identity.</param>
/// <param name="Status">How much of the result is there.</param>
/// <param name="Parts">The agents' valid parts: the supervisor's, then the steps' in the plan's order.</param>
/// <param name="Problems">A problem for every part that is not there, in the same order.</param>
public sealed record RunReport(Guid Id, RunStatus Status, ImmutableArray<RunPart> Parts, ImmutableArray<RunProblem> Problems);
