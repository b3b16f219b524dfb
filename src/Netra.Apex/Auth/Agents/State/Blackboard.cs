using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Netra.Apex.Auth.Agents.State;

internal sealed class Blackboard : IBlackboard
{
    private readonly ConcurrentDictionary<string, Finding> _findings = new(StringComparer.Ordinal);

    public void Post(Finding finding) => _findings[finding.Step] = finding;

    public ImmutableArray<Finding> Read(ImmutableArray<string> steps) =>
        [.. steps.Select(step => _findings.GetValueOrDefault(step)).OfType<Finding>()];
}
