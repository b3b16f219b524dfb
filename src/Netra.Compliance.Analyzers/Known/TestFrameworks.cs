using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Test frameworks, known by the names of their assemblies.</summary>
public static class TestFrameworks
{
    /// <summary>The framework that the generator writes for.</summary>
    public const string Supported = "xunit v2";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["xunit.core"] = Supported,
        ["xunit.v3.core"] = "xunit v3",
        ["nunit.framework"] = "NUnit",
        ["Microsoft.VisualStudio.TestPlatform.TestFramework"] = "MSTest",
        ["MSTest.TestFramework"] = "MSTest",
        ["TUnit.Core"] = "TUnit",
    };

    /// <summary>What people call the frameworks among some assemblies: each once, in ordinal order.</summary>
    /// <param name="assemblies">The simple names of assemblies.</param>
    public static IEnumerable<string> Among(IEnumerable<string> assemblies) => assemblies
        .Select(assembly => Names.TryGetValue(assembly, out var name) ? name : null)
        .OfType<string>()
        .Distinct()
        .OrderBy(name => name, StringComparer.Ordinal);

    internal static IEnumerable<string> Of(Compilation compilation) =>
        Among(compilation.ReferencedAssemblyNames.Select(assembly => assembly.Name));
}

/// <summary>Finds the methods that a test framework runs.</summary>
internal sealed class TestMethods
{
    private static readonly string[] AttributeNames =
    [
        TestMembers.FactName,
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
        ["xunit", "nunit", "TUnit", "MSTest", "Microsoft.VisualStudio.TestPlatform",
            "Microsoft.VisualStudio.QualityTools", "Microsoft.TestPlatform"];

    private static readonly HashSet<string> ShortNames =
        [.. AttributeNames.Select(name => name.Substring(name.LastIndexOf('.') + 1))];

    private static readonly ConditionalWeakTable<Compilation, TestMethods> Known = new();

    private readonly INamedTypeSymbol[] _attributes;
    private readonly INamedTypeSymbol? _xunit;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);

    private TestMethods(INamedTypeSymbol[] attributes)
    {
        _attributes = attributes;
        _xunit = attributes.FirstOrDefault(attribute => attribute.ToDisplayString() == TestMembers.FactName);
    }

    /// <summary>Whether a test framework is referenced at all.</summary>
    public bool Exist => _attributes.Length > 0;

    public static TestMethods Of(Compilation compilation) => Known.GetValue(compilation, Find);

    public bool Contain(IMethodSymbol method) => method.FindInherited(IsTest) is not null;

    /// <summary>Whether xunit runs a method.</summary>
    public bool RunInXunit(IMethodSymbol method) =>
        _xunit is not null
        && method.FindInherited(attribute => attribute.AttributeClass.IsOrInherits(_xunit)) is not null;

    /// <summary>The tests that a class declares itself.</summary>
    public IEnumerable<IMethodSymbol> DeclaredIn(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(Contain);

    /// <summary>The tests that a class declares or inherits.</summary>
    public IEnumerable<IMethodSymbol> RunFor(INamedTypeSymbol type) => type.RunnableMethods().Where(Contain);

    private static TestMethods Find(Compilation compilation) => new(compilation.MayKnow(Frameworks, ShortNames.Contains)
        ? [.. AttributeNames.Select(compilation.GetTypeByMetadataName).OfType<INamedTypeSymbol>()]
        : []);

    private bool IsTest(AttributeData attribute) =>
        attribute.AttributeClass is { } type
            && _verdicts.GetOrAdd(type, candidate => _attributes.Any(candidate.IsOrInherits));
}

/// <summary>What the generator can do in a project: it writes for xunit v2, in C# 8 or later.</summary>
internal sealed class FrameworkSupport
{
    private static readonly ConditionalWeakTable<Compilation, FrameworkSupport> Known = new();

    private FrameworkSupport(Compilation compilation)
    {
        var facts = FrameworkFacts.Of(compilation);
        (Journals, Proves) = (facts.CanJournal, facts.CanProve);
        Found = Journals
            ? TestFrameworks.Supported + " without xunit.assert"
            : Frameworks(compilation, facts) + Language(compilation, facts);
    }

    /// <summary>Whether runs of critical tests leave a journal.</summary>
    public bool Journals { get; }

    /// <summary>Whether proofs can be made: <c>Xunit.Assert</c> tells a failed assertion from a crash.</summary>
    public bool Proves { get; }

    /// <summary>What the project has instead of all that is supported, as in "this project uses NUnit".</summary>
    public string Found { get; }

    public static FrameworkSupport Of(Compilation compilation) =>
        Known.GetValue(compilation, key => new FrameworkSupport(key));

    private static string Frameworks(Compilation compilation, FrameworkFacts facts) =>
        TestFrameworks.Of(compilation).ToArray() switch
        {
            [] => "no test framework",
            [TestFrameworks.Supported] when !facts.HasXunitV2 => "only part of " + TestFrameworks.Supported,
            var names => string.Join(" and ", names),
        };

    private static string Language(Compilation compilation, FrameworkFacts facts) =>
        !facts.AllowsNullable && compilation is CSharpCompilation { LanguageVersion: var language }
            ? " in C# " + language.ToDisplayString() : "";
}
