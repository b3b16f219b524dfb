using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Netra.Compliance.Benchmarks.Generator;

/// <summary>A test project in memory: one critical test a file, ten modules, each test with a fixture, a fact, a theory
/// and a fault.</summary>
internal static class CriticalProject
{
    private const string TestFile =
        """
        using System.Threading.Tasks;
        using Netra.Compliance;
        using Xunit;

        namespace Shop.Tests.Module{0};

        [CriticalTest({1}, "Test {1}")]
        [BusinessValue({1}, "Keeps paying customers",
            Category = BusinessCategory.CustomerRetention, Stage = CustomerStage.Paid)]
        public sealed partial class Test{1}(Shop.Tests.Apex apex)
        {{
            [Fact, Covers("It works"), ProvenBy(typeof(Flaw{1}))]
            public async Task Works()
            {{
                await Task.Yield();
                Assert.Equal(1, apex.Value);
            }}

            [Theory, InlineData(1, "one"), InlineData(2, "two")]
            public void Counts(int number, string word)
            {{
                Assert.NotNull(number + word);
            }}
        }}

        public sealed class Flaw{1} : Fault;
        """;

    private const string SharedFile =
        """
        [assembly: Netra.Compliance.RevenuePortfolio(1000)]
        namespace Shop.Tests;
        public sealed class Apex { public int Value { get { return 1; } } }
        """;

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    public static CSharpCompilation Create(int tests) => CSharpCompilation.Create(
        "Shop.Tests",
        Enumerable.Range(1, tests).Select(Test).Prepend(Parse("Shared.cs", SharedFile)),
        References(),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Test(int number) =>
        Parse($"Test{number}.cs", string.Format(CultureInfo.InvariantCulture, TestFile, number % 10, number));

    private static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text), ParseOptions, path);

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => IsWanted(Path.GetFileName(path)))
            .Select(path => MetadataReference.CreateFromFile(path));

    private static bool IsWanted(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("xunit.", StringComparison.Ordinal)
            || name is "netstandard.dll" or "Netra.Compliance.dll";
}
