using Netra.Compliance.Cli.Building;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Running;

/// <summary>A test project, and what <c>dotnet test</c> said of it.</summary>
internal sealed record TestedProject(CriticalProject Project, ProcessRun Run)
{
    private const int Shown = 8;

    /// <summary>The assembly's name.</summary>
    public string Name => Project.Catalog.Header.Assembly;

    /// <summary>Its last lines, each a note.</summary>
    public IEnumerable<string> LastLines => Run.Lines.Where(line => line.Trim().Length > 0).TakeLast(Shown)
        .Select(line => $"dotnet test of {Name} said: {line.Trim()}");

    public bool LeftNoJournal(MatchedRuns matched) => matched.Builds
        .Any(build => build.Journals.IsEmpty && build.Catalog.Mvids.Overlaps(Project.Catalog.Mvids));
}
