using System.Collections.Immutable;
using Netra.Compliance.Analyzers.Options;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Running;

/// <summary>Which tests a run takes.</summary>
public enum RunLevel
{
    /// <summary>The critical tests.</summary>
    Critical,

    /// <summary>The critical tests and their proofs.</summary>
    Proof,

    /// <summary>The journeys and their proofs.</summary>
    Journey,

    /// <summary>Every test of the projects that hold critical tests.</summary>
    All,

    /// <summary>The load program, and no test.</summary>
    Load,
}

/// <summary>Which tests a run takes, and which of them it starts first.</summary>
/// <param name="Level">What kinds of tests.</param>
public sealed record TestSelection(RunLevel Level)
{
    /// <summary>The modules whose tests the run takes, in any case of their letters; none: all.</summary>
    public ImmutableArray<string> Modules { get; init; } = [];

    /// <summary>Whether what failed in the run before starts first.</summary>
    public bool FailedFirst { get; init; }

    /// <summary>What the ledger says of a run of some modules; nothing of a run of all.</summary>
    public ImmutableArray<string> Notes(IEnumerable<AssemblyCatalog> catalogs) => Modules.IsEmpty ? [] :
    [
        $"Only tests of {string.Join(", ", ModulesOf(catalogs).Where(Takes))} were selected (--module): the others "
        + $"are unverified.",
    ];

    /// <summary>Whether the run takes critical tests.</summary>
    public bool TakesCriticalTests => Level != RunLevel.Journey;

    /// <summary>Whether it takes journeys: they go through all modules, so a run of some takes none.</summary>
    public bool TakesJourneys => Level == RunLevel.Journey || (Level == RunLevel.All && Modules.IsEmpty);

    /// <summary>Whether the run takes the tests of a module.</summary>
    public bool Takes(string module) => Modules.IsEmpty || Modules.Contains(module, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an assembly declares anything of the kind that the run takes, in whatever module.</summary>
    public bool IsDeclaredIn(AssemblyCatalog catalog) =>
        (TakesCriticalTests && catalog.Tests.Length > 0) || (TakesJourneys && catalog.Journeys.Length > 0);

    /// <summary>Whether the run takes any test of an assembly.</summary>
    public bool Takes(AssemblyCatalog catalog) =>
        IsDeclaredIn(catalog) && (Modules.IsEmpty || ModulesOf([catalog]).Any(Takes));

    /// <summary>Refuses a module of which no critical test is written.</summary>
    /// <exception cref="Refusal">There is one.</exception>
    public void RequireModules(IEnumerable<AssemblyCatalog> catalogs)
    {
        var there = ModulesOf(catalogs);
        if (Modules.Except(there, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unknown)
        {
            throw new Refusal(ExitCode.Usage,
                $"--module {PlainText.Line(unknown)}: no critical test is in a module of that name; "
                + $"the modules are {string.Join(", ", there)}.{Nearest.Question(unknown, there)}");
        }
    }

    /// <summary>The selection as the test platform's filter; null for none.</summary>
    public string? Filter(AssemblyCatalog catalog)
    {
        var modules = string.Join('|', ModulesOf([catalog]).Where(Takes).Select(module => $"Module={module}"));
        var traits = Level == RunLevel.Proof ? "Category=Critical|Category=Proof" : "Category=Critical";
        return (Level, Modules.IsEmpty) switch
        {
            (RunLevel.Journey, _) => "Category=Journey|Category=JourneyProof",
            (RunLevel.All, true) => null,
            (RunLevel.All, false) => OrMethods(modules, catalog),
            (_, true) => OrMethods(traits, catalog),
            _ => OrMethods($"(({traits})&({modules}))", catalog),
        };
    }

    /// <summary>Critical tests that are single methods: their class may hold others, and so has no trait.</summary>
    private string OrMethods(string traits, AssemblyCatalog catalog)
    {
        var single = catalog.Tests.Where(test => test.Points.Length == 1 && Takes(test.Module));
        var methods = single.Select(test => $"FullyQualifiedName={test.Class}.{test.Points[0].Method.Split('(')[0]}");
        return string.Join('|', [traits, .. methods.Distinct(StringComparer.Ordinal)]);
    }

    private static ImmutableArray<string> ModulesOf(IEnumerable<AssemblyCatalog> catalogs) =>
    [
        .. catalogs.SelectMany(catalog => catalog.Tests).Where(test => !test.Planned)
            .Select(test => test.Module).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
