using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>The tests of each file, found once for all rules, and forgotten with what the compiler knows about the
/// file.</summary>
/// <remarks>
/// A rule that is called for every body makes the compiler bind every body once more. One that is called for every
/// file, with what the compiler knows of it, binds tests alone, and the next rule finds them bound; in an editor it is
/// called again whenever the file changes.
/// </remarks>
internal sealed class TestFiles
{
    private readonly ConditionalWeakTable<SemanticModel, TestFile> _files = new();

    public ImmutableArray<TestCode> TestsIn(SemanticModel file, HonestyModel model, CancellationToken cancellation) =>
        _files.GetValue(file, key => new TestFile(Find(key, model, cancellation))).Tests;

    private static ImmutableArray<TestCode> Find(
        SemanticModel file, HonestyModel model, CancellationToken cancellation) =>
        file.SyntaxTree.GetRoot(cancellation).DescendantNodes(Holds)
            .OfType<MethodDeclarationSyntax>()
            .Where(MayBeTest)
            .Select(method => Test(method, file, model, cancellation))
            .OfType<TestCode>()
            .ToImmutableArray();

    private static bool Holds(SyntaxNode node) =>
        node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    // An override inherits the attributes, and one part of a method has those of the other.
    private static bool MayBeTest(MethodDeclarationSyntax method) => method.AttributeLists.Count > 0
        || method.Modifiers.Any(SyntaxKind.OverrideKeyword)
        || method.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static TestCode? Test(
        MethodDeclarationSyntax declaration, SemanticModel file, HonestyModel model, CancellationToken cancellation) =>
        file.GetDeclaredSymbol(declaration, cancellation) is { MethodKind: MethodKind.Ordinary,
            PartialImplementationPart: null } method && model.Tests.Contain(method)
            ? new TestCode(method, declaration, file, model)
            : null;

    private sealed record TestFile(ImmutableArray<TestCode> Tests);
}

/// <summary>Recognizes types whose files are outside the project's folder: product sources that are compiled into its
/// tests.</summary>
internal sealed class LinkedFiles(AnalyzerOptions options, TestMethods tests)
{
    private readonly string _folder =
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var folder)
            ? Comparable(folder) : "";

    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);

    public bool Hold(INamedTypeSymbol? type) =>
        _folder.Length > 0 && type is not null && _verdicts.GetOrAdd(type, IsLinked);

    private bool IsLinked(INamedTypeSymbol type) => type.Locations.Any(IsOutside) && !tests.DeclaredIn(type).Any();

    private bool IsOutside(Location place) =>
        place.SourceTree?.FilePath is { } path && IsWhole(path) && !IsBelow(_folder, Comparable(path));

    // The compiler keeps a path as it was written: src/Shop.Tests/../Shop/Money.cs.
    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(folder, StringComparison.OrdinalIgnoreCase)
            && !path.Substring(folder.Length).StartsWith("../", StringComparison.Ordinal);

    // What a generator adds has a path of its own making.
    private static bool IsWhole(string path) => path.Length > 2 && (path[0] is '/' or '\\' || path[1] == ':');

    private static string Comparable(string path) => path.Replace('\\', '/');
}

/// <summary>Looks for assertions in what is compiled for another target only: in the test itself, and in what its base
/// classes hold.</summary>
/// <remarks>Such text has no meaning here: the test gets the benefit of the doubt.</remarks>
internal static class OtherTargets
{
    public static bool Assert(Test test) =>
        AssertInside(test) || test.Model.Classes.Of(test).AssertsElsewhere;

    /// <summary>Whether a base class of a class of tests asserts elsewhere.</summary>
    public static bool AssertAbove(INamedTypeSymbol type) =>
        type.WithBases().Skip(1).SelectMany(Declarations).Any(IsIn);

    /// <summary>Whether the test itself asserts elsewhere.</summary>
    public static bool AssertInside(Test test) =>
        test.Bodies.Select(body => body.Syntax.Parent ?? body.Syntax).Any(IsIn);

    private static IEnumerable<SyntaxNode> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());

    private static bool IsIn(SyntaxNode node) => node.ContainsDirectives
        && node.DescendantTrivia()
            .Any(trivia => trivia.IsKind(SyntaxKind.DisabledTextTrivia) && trivia.ToString().Contains("Assert"));
}
