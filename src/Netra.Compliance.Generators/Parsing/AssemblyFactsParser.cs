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
            compilation.Assembly.Find(known.Declared.Portfolio)?.Number(0),
            Frameworks(known.Xunit),
            compilation.Assembly.Find(known.Xunit.TestFramework) is not null,
            compilation.Assembly.Find(known.Xunit.Orderer) is not null,
            compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp8 });
    }

    private static FrameworkFacts Frameworks(XunitTypes xunit) =>
        new(xunit.Collection is not null, xunit.V2TestFramework is not null, xunit.Assert is not null);
}
