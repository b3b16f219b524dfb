using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Tells which methods a test framework runs.</summary>
internal sealed class TestMethods
{
    private const string XunitName = "Xunit.FactAttribute";

    private static readonly string[] AttributeNames =
    [
        XunitName,
        "Xunit.IFactAttribute",
        "NUnit.Framework.TestAttribute",
        "NUnit.Framework.TestCaseAttribute",
        "NUnit.Framework.TestCaseSourceAttribute",
        "NUnit.Framework.TheoryAttribute",
        "NUnit.Framework.CombiningStrategyAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute",
        "TUnit.Core.BaseTestAttribute",
    ];

    // Who derives an attribute from a framework's references the framework, too.
    private static readonly string[] Frameworks =
        ["xunit", "nunit", "TUnit", "MSTest", "Microsoft.VisualStudio.TestPlatform", "Microsoft.VisualStudio.QualityTools", "Microsoft.TestPlatform"];

    private static readonly HashSet<string> ShortNames = [.. AttributeNames.Select(name => name.Substring(name.LastIndexOf('.') + 1))];

    private static readonly ConditionalWeakTable<Compilation, TestMethods> Known = new();

    private readonly INamedTypeSymbol[] _attributes;
    private readonly INamedTypeSymbol? _xunit;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);

    private TestMethods(INamedTypeSymbol[] attributes)
    {
        _attributes = attributes;
        _xunit = attributes.FirstOrDefault(attribute => attribute.ToDisplayString() == XunitName);
    }

    /// <summary>Whether a test framework is referenced at all.</summary>
    public bool Exist => _attributes.Length > 0;

    public static TestMethods Of(Compilation compilation) => Known.GetValue(compilation, Find);

    public bool Contain(IMethodSymbol method) => HasOwnOrOverridden(method, IsTest);

    /// <summary>Whether xunit runs a method.</summary>
    public bool RunInXunit(IMethodSymbol method) =>
        _xunit is not null && HasOwnOrOverridden(method, attribute => attribute.AttributeClass.IsOrInherits(_xunit));

    /// <summary>The tests that a class declares itself.</summary>
    public IEnumerable<IMethodSymbol> DeclaredIn(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(Contain);

    /// <summary>The tests that a class declares or inherits.</summary>
    public IEnumerable<IMethodSymbol> RunFor(INamedTypeSymbol type) => type.WithBases().SelectMany(DeclaredIn);

    private static TestMethods Find(Compilation compilation) => new(compilation.MayKnow(Frameworks, ShortNames.Contains)
        ? [.. AttributeNames.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()]
        : []);

    private static bool HasOwnOrOverridden(IMethodSymbol method, Func<AttributeData, bool> isWanted)
    {
        for (var declared = method; declared is not null; declared = declared.OverriddenMethod)
        {
            if (declared.GetAttributes().Any(isWanted))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTest(AttributeData attribute) =>
        attribute.AttributeClass is { } type && _verdicts.GetOrAdd(type, candidate => _attributes.Any(candidate.IsOrInherits));
}
