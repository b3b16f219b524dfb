using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Tests.Value;

public sealed class UnsupportedFrameworkTests
{
    private const DiagnosticSeverity Error = DiagnosticSeverity.Error;
    private const string Usings = "using Netra.Compliance;\n";
    private const string Fault = "\npublic class F : Fault { }";
    private const string Marked = "[{|#0:CriticalTest(1, \"\")|}] ";
    private const string Declared = Marked + "public partial class A { public void T() { } }";
    private const string Proven = Marked + "public partial class A { [ProvenBy(typeof(F))] public void T() { } }";

    [Theory]
    [InlineData("xunit.v3.core", "xunit v3")]
    [InlineData("nunit.framework", "NUnit")]
    [InlineData("NUnit.Framework", "NUnit")]
    [InlineData("Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest")]
    [InlineData("MSTest.TestFramework", "MSTest")]
    [InlineData("TUnit.Core", "TUnit")]
    [InlineData("xunit.core", "only part of xunit v2")]
    [InlineData("Shop", "no test framework")]
    public async Task Names_the_framework_and_stops_only_a_proof(string assembly, string name)
    {
        await Test(Declared).Without(Xunit).Using(Stub(assembly)).Saying(Said(name)).RunAsync();
        await Test(Proven).Without(Xunit).Using(Stub(assembly)).Saying(Said(name), severity: Error).RunAsync();
    }

    [Fact]
    public Task Names_several_frameworks() => Test(Declared).Without(Xunit)
        .Using(Stub("TUnit.Core")).Using(Stub("nunit.framework"))
        .Saying(Said("NUnit and TUnit")).RunAsync();

    [Fact]
    public Task Reports_two_of_xunit_whose_types_cannot_be_told_apart() =>
        Test(Declared)
            .Using(Libraries.Compile("xunit.v3.core", "namespace Xunit { public class CollectionAttribute { } }"))
            .Saying(Said("xunit v2 and xunit v3")).RunAsync();

    [Fact]
    public Task Reports_a_language_that_is_too_old() =>
        Test(Declared).In(LanguageVersion.CSharp7_3).Saying(Said("xunit v2 in C# 7.3")).RunAsync();

    [Fact]
    public Task Reports_language_and_framework_at_once() => Test(Declared).Without(Xunit).Using(Stub("TUnit.Core"))
        .In(LanguageVersion.CSharp7_3).Saying(Said("TUnit in C# 7.3")).RunAsync();

    [Theory]
    [InlineData("public class A { [{|#0:CriticalTest(1, \"\")|}] public void T() { } }", DiagnosticSeverity.Warning)]
    [InlineData("public class A { [{|#0:CriticalTest(1, \"\")|}, %] public void T() { } }", Error)]
    [InlineData("[{|#0:Journey(\"\")|}] public class A { }", DiagnosticSeverity.Warning)]
    [InlineData("[{|#0:Journey(\"\")|}] public class A : B { } public class B { [%] public void T() { } }", Error)]
    public Task Reports_methods_journeys_and_inherited_proofs(string source, DiagnosticSeverity severity) =>
        Test(source.Replace("%", "ProvenBy(typeof(F))")).Without(Xunit)
            .Saying(Said("no test framework"), severity: severity).RunAsync();

    [Fact]
    public Task Reports_once_a_project_at_the_first_declaration() =>
        Test(Marked + "public class A { } [CriticalTest(2, \"\")] public class B { }").Without(Xunit)
            .And(Usings + "[CriticalTest(3, \"\")] public class C { [ProvenBy(typeof(F))] public void T() { } }")
            .Saying(Said("no test framework"), severity: Error).RunAsync();

    [Fact]
    public async Task Misses_only_proofs_where_only_assertions_are_missing()
    {
        await Test(Declared).Without(MachineReferences.XunitAssert).RunAsync();
        await Test(Proven).Without(MachineReferences.XunitAssert).Saying(
            "Critical tests are not proven because this project uses xunit v2 without xunit.assert; "
            + "use xunit v2 with xunit.assert",
            severity: Error).RunAsync();
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.Latest)]
    public Task Is_silent_where_critical_tests_can_be_proven(LanguageVersion language) =>
        Test(Proven).In(language).RunAsync();

    [Fact]
    public Task Is_silent_where_nothing_is_written_that_could_run() =>
        Test("[assembly: RevenuePortfolio(1), PlannedCriticalTest(1, 1, \"\")]").Without(Xunit).RunAsync();

    private static MetadataReference[] Xunit => [.. MachineReferences.Xunit, .. MachineReferences.XunitAssert];

    private static string Said(string found) =>
        $"Critical tests are not recorded or proven because this project uses {found}; use xunit v2 in C# 8 or later";

    private static MetadataReference Stub(string assembly) => Libraries.Compile(assembly, "public class Stub { }");

    private static RuleTest<UnsupportedFramework> Test(string source) => new(Usings + source + Fault);
}
