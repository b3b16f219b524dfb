using Netra.Compliance.Generators.Tests.Running;
using Netra.Compliance.Generators.Tests.Snapshots;

namespace Netra.Compliance.Generators.Tests;

/// <summary>What is generated, as a reader sees it.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void A_test_with_fixture_fault_and_theory()
    {
        var generation = Generation.Of(Project.With(Samples.AuthFlow));
        foreach (var (name, text) in generation.Sources)
        {
            Snapshot.Match(text, name, typeof(SnapshotTests));
        }

        Snapshot.MatchParts(generation.Sources.Keys, typeof(SnapshotTests));
    }

    [Fact]
    public void A_method_that_is_a_critical_test()
    {
        var generation = Generation.Of(Project.With(Samples.OneMethod));
        Snapshot.Match(generation.Sources["Shop.Tests.Data.Ledger.g.cs"], "Ledger", typeof(SnapshotTests));
    }

    [Fact]
    public void A_project_without_a_test_framework()
    {
        var project = Project.With("""[Netra.Compliance.CriticalTest(1, "Alone")] public partial class Alone { }""")
            .WithoutUsings();
        var generation =
            Generation.Of(project with { References = [.. References.Framework, .. References.Compliance] });
        Snapshot.Match(generation.Sources["Alone.g.cs"], "Alone", typeof(SnapshotTests));
        Snapshot.Match(generation.Sources["Netra.Compliance.Index.g.cs"], "Index", typeof(SnapshotTests));
    }
}
