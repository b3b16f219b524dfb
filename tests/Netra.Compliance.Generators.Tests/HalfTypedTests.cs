using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests;

/// <summary>Code as it stands while somebody types: the generator says nothing and never fails.</summary>
public sealed class HalfTypedTests
{
    [Theory]
    [InlineData("[CriticalTest] public partial class A { }")]
    [InlineData("[CriticalTest(1)] public partial class A { }")]
    [InlineData("[CriticalTest(\"x\", 1)] public partial class A { }")]
    [InlineData("[CriticalTest(1, null)] public partial class A { }")]
    [InlineData("[CriticalTest(Missing, Gone.Too)] public partial class A { [Fact] public void M() { } }")]
    [InlineData("[CriticalTest(1, \"A\"), CriticalTest(2, \"B\")] public partial class A { }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class A { } [CriticalTest(2, \"B\")] public partial class A "
        + "{ }")]
    [InlineData("[CriticalTest(1, \"A\")] public class A { } [CriticalTest(1, \"A\")] public class A { }")]
    [InlineData("[CriticalTest(1, \"A\"), BusinessValue(, \"\", Category = )] public partial class A { }")]
    [InlineData("[CriticalTest(1, \"A\"), BusinessValue(1, \"\", Category = (BusinessCategory)99, Owner = 3)] public "
        + "partial class A { }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class A : Missing { [Fact] public Gone M(Lost a) => null; }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class A : A { [Fact] public void M() { } }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class A(Missing fixture) { [Fact] public void M() { } }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class A(int a, string b, int[] c, dynamic d) { }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class A { [Fact, ProvenBy(null)] public void M() { } }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class A { [Fact, ProvenBy(typeof(Missing))] public void M() "
        + "{ } }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class A { [Fact, "
        + "ProvenBy(typeof(System.Collections.Generic.List<>))] public void M() { } }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class A { [Theory, InlineData(1, Missing, new[] { Gone })] "
        + "public void M(int a) { } }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class A { [Theory, InlineData] public void M() { } [Theory] "
        + "public void N(int a) { } }")]
    [InlineData("[CriticalTest(1, \"A\")] public partial class")]
    [InlineData("[CriticalTest(1, \"A\")] void M() { }")]
    [InlineData("[CriticalTest(1, \"A\")] public struct A { [Fact, CriticalTest(2, \"B\")] public void M() { } }")]
    [InlineData("public interface I { [Fact, CriticalTest(2, \"B\")] void M(); }")]
    [InlineData("[CollectionDefinition] public class A { } [CollectionDefinition(null)] public class B { }")]
    [InlineData("[assembly: RevenuePortfolio] [assembly: RevenuePortfolio(\"x\")]")]
    [InlineData("[assembly: PlannedCriticalTest] [assembly: PlannedCriticalTest(\"x\", null, 3, Module = 1)]")]
    [InlineData("namespace . ; [CriticalTest(1, \"A\")] public partial class A { [Fact] public void () { } }")]
    public void Never_fails(string source)
    {
        var generation = Generation.Of(Project.With(source));
        Assert.Null(generation.Result.Exception);
        Assert.Empty(generation.Result.Diagnostics);
        Assert.Empty(generation.Result.GeneratedSources.SelectMany(source => source.SyntaxTree.GetDiagnostics()));
    }

    [Fact]
    public void Says_nothing_in_a_project_that_declares_nothing() =>
        Assert.Empty(Generation.Of(Project.With("public class A { [Fact] public void M() { } }")).Sources);

    [Fact]
    public void Says_nothing_in_a_project_that_does_not_know_the_attributes()
    {
        var project = Project.With("public class A { }").WithoutUsings() with { References = References.Framework };
        Assert.Empty(Generation.Of(project).Sources);
    }
}
