using System.Collections.Immutable;
using Netra.Compliance.Cli.Catalog;

namespace Netra.Compliance.Cli.Running;

/// <summary>Which tests a run takes.</summary>
public enum RunLevel
{
    /// <summary>The critical tests.</summary>
    Critical,

    /// <summary>The critical tests and their proofs.</summary>
    Proof,

    /// <summary>Every test of the projects that hold critical tests.</summary>
    All,
}

/// <summary>A level as the test platform's filter.</summary>
public static class TestFilter
{
    /// <summary>The filter, or null for no filter.</summary>
    public static string? Of(RunLevel level, AssemblyCatalog catalog)
    {
        string[] traits = level == RunLevel.Proof ? ["Category=Critical", "Category=Proof"] : ["Category=Critical"];
        return level == RunLevel.All ? null : string.Join('|', [.. traits, .. Methods(catalog)]);
    }

    /// <summary>Critical tests that are single methods: their class may hold others, and so has no trait.</summary>
    private static ImmutableArray<string> Methods(AssemblyCatalog catalog)
    {
        var single = catalog.Tests.Where(test => test.Points.Length == 1);
        return [.. single.Select(test => $"FullyQualifiedName={test.Class}.{test.Points[0].Method.Split('(')[0]}").Distinct(StringComparer.Ordinal)];
    }
}
