using System.Collections.Immutable;
using Netra.Compliance.Cli.Building;

namespace Netra.Compliance.Cli.Running;

/// <summary>The findings logs of what was built; a project without one is not a project without findings.</summary>
internal sealed record FindingsLogs(ImmutableArray<string> Files, ImmutableArray<string> Notes)
{
    public static FindingsLogs Of(IReadOnlyCollection<BuiltProject> built)
    {
        var files = built.Select(project => project.Findings).Where(File.Exists).Distinct();
        var without = built.Where(project => !File.Exists(project.Findings)).Select(project => project.Name).Distinct().ToList();
        return new([.. files], without.Count == 0 ? [] : [$"No findings log of {string.Join(", ", without)}: what the rules say of it is not known here."]);
    }
}
