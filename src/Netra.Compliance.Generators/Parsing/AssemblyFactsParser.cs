using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads what concerns the assembly as a whole.</summary>
internal static class AssemblyFactsParser
{
    public static AssemblyFacts Parse(Compilation compilation)
    {
        var known = KnownTypes.Of(compilation);
        return new AssemblyFacts(
            compilation.AssemblyName ?? "",
            Declared(compilation.Assembly, known.Declared),
            Frameworks(known.Xunit),
            compilation.Assembly.Find(known.Xunit.TestFramework) is not null,
            compilation.Assembly.Find(known.Xunit.Orderer) is not null,
            compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp8 });
    }

    private static DeclaredPortfolio Declared(IAssemblySymbol assembly, DeclaredTypes types) =>
        new(assembly.Find(types.Portfolio)?.Number(0), Planned(assembly.FindAll(types.PlannedTest)));

    private static EquatableArray<PlannedTest> Planned(ImmutableArray<AttributeData> attributes) => attributes
        .Select(Planned)
        .OrderBy(test => test.Number)
        .ThenBy(test => test.Title, StringComparer.Ordinal)
        .ToEquatable();

    private static PlannedTest Planned(AttributeData attribute) => new(
        attribute.Number(0) ?? 0,
        attribute.Number(1) ?? 0,
        attribute.Text(2) ?? "",
        attribute.Named("Module")?.Value as string ?? PlannedTest.NoModule);

    private static FrameworkFacts Frameworks(XunitTypes xunit) =>
        new(xunit.Collection is not null, xunit.V2TestFramework is not null, xunit.Assert is not null);
}
