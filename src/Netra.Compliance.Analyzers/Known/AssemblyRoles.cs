using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>Sorts the assemblies that a project of tests references.</summary>
internal sealed class AssemblyRoles
{
    // Names, and the first parts of names, as in FluentAssertions.Json.
    private static readonly string[] Frameworks =
        ["xunit.core", "xunit.abstractions", "xunit.execution", "xunit.v3.core", "xunit.v3.common",
            "xunit.v3.extensibility", "TUnit.Core", "Microsoft.VisualStudio.TestPlatform", "Microsoft.TestPlatform"];

    private static readonly string[] Assertions =
    [
        "xunit.assert", "xunit.v3.assert", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework",
        "TUnit.Assertions", "FluentAssertions", "AwesomeAssertions", "Shouldly", "NFluent", "Verify", "Snapshooter",
        "ApprovalTests",
        "DeepEqual", "ExpectedObjects", "Microsoft.Playwright.Xunit", "Microsoft.Playwright.NUnit",
        "Microsoft.Playwright.MSTest",
        "Microsoft.CodeAnalysis.Testing", "Microsoft.CodeAnalysis.Analyzer.Testing",
        "Microsoft.CodeAnalysis.CodeFix.Testing",
        "Microsoft.CodeAnalysis.CSharp.Analyzer.Testing", "Microsoft.CodeAnalysis.CSharp.CodeFix.Testing",
        "Microsoft.CodeAnalysis.SourceGenerators.Testing", "Microsoft.CodeAnalysis.CSharp.SourceGenerators.Testing",
        "Bunit",
    ];

    private static readonly string[] Mocking =
        ["Moq", "NSubstitute", "FakeItEasy", "Rhino.Mocks", "Telerik.JustMock", "Castle.Core",
            "RichardSzalay.MockHttp"];

    private static readonly string[] BaseLibraries =
        ["System", "mscorlib", "netstandard", "Microsoft.CSharp", "Microsoft.VisualBasic", "Microsoft.Win32",
            "WindowsBase"];

    // The public key tokens of .NET: as in System.Runtime, System.Data, System.Private.CoreLib and netstandard;
    // WindowsBase has one of Microsoft's.
    private static readonly string[] Keys = ["b03f5f7f11d50a3a", "b77a5c561934e089", "7cec85d7bea7798e",
        "cc7b13ffcd2ddd51", "31bf3856ad364e35"];

    private readonly ConcurrentDictionary<IAssemblySymbol, AssemblyRole> _roles = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _builtOnAssertions =
        new(SymbolEqualityComparer.Default);
    private readonly Lazy<HashSet<AssemblyRole>> _referenced;
    private readonly IAssemblySymbol _tests;

    public AssemblyRoles(Compilation compilation)
    {
        _tests = compilation.Assembly;
        _referenced = new(() => [.. compilation.SourceModule.ReferencedAssemblySymbols.Select(OfAssembly)]);
    }

    /// <summary>The role of what declares a symbol; arrays, pointers and the like are .NET's own.</summary>
    public AssemblyRole Of(ISymbol symbol) => symbol.ContainingAssembly is { } assembly
        ? OfAssembly(assembly)
        : AssemblyRole.BaseLibrary;

    public AssemblyRole OfAssembly(IAssemblySymbol assembly) => _roles.GetOrAdd(assembly, Sort);

    public bool Is(ISymbol symbol, AssemblyRole role) => Of(symbol) == role;

    /// <summary>Whether a project references an assembly of a role.</summary>
    public bool AreReferenced(AssemblyRole role) => _referenced.Value.Contains(role);

    /// <summary>Whether an assembly is built on a library of assertions, so that a call into it may well
    /// assert.</summary>
    public bool BuildsOnAssertions(IAssemblySymbol assembly) => _builtOnAssertions.GetOrAdd(assembly, static key =>
        key.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => IsAmong(Assertions, referenced.Name))));

    /// <summary>The role that a library has wherever it is used: in its own tests it is the product, and what it
    /// asserts or verifies fails a test all the same.</summary>
    public AssemblyRole Elsewhere(ISymbol symbol) =>
        Of(symbol) is var role and not AssemblyRole.Product ? role : Named(symbol.ContainingAssembly);

    private AssemblyRole Sort(IAssemblySymbol assembly) =>
        assembly.Is(_tests) ? AssemblyRole.Tests
        : IsAmong(BaseLibraries, assembly.Name) && IsSignedByDotNet(assembly) ? AssemblyRole.BaseLibrary
        : IsTestedHere(assembly) ? AssemblyRole.Product
        : Named(assembly);

    // A library that opens its internals to these tests, or whose name they bear, is what they are about.
    private bool IsTestedHere(IAssemblySymbol assembly) =>
        assembly.GivesAccessTo(_tests) || IsAmong([assembly.Name], _tests.Name);

    private static AssemblyRole Named(IAssemblySymbol assembly) =>
        IsAmong(Assertions, assembly.Name) ? AssemblyRole.Assertions
        : IsAmong(Mocking, assembly.Name) ? AssemblyRole.Mocking
        : IsAmong(Frameworks, assembly.Name) ? AssemblyRole.Framework
        : AssemblyRole.Product;

    // System.Reactive is signed as well, and is not .NET's.
    private static bool IsSignedByDotNet(IAssemblySymbol assembly) =>
        Keys.Contains(
            string.Concat(
                assembly.Identity.PublicKeyToken.Select(part => part.ToString("x2", CultureInfo.InvariantCulture))));

    private static bool IsAmong(string[] names, string name) =>
        names.Any(known => string.Equals(name, known, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(known + ".", StringComparison.OrdinalIgnoreCase));
}

/// <summary>What an assembly is to a project of tests.</summary>
internal enum AssemblyRole
{
    /// <summary>What the tests are about, or may be.</summary>
    Product,

    /// <summary>The project of tests itself.</summary>
    Tests,

    /// <summary>Runs tests.</summary>
    Framework,

    /// <summary>Fails a test when an expectation is not met; it may run tests too.</summary>
    Assertions,

    /// <summary>Makes mocks, stubs and fakes.</summary>
    Mocking,

    /// <summary>Ships with .NET.</summary>
    BaseLibrary,
}
