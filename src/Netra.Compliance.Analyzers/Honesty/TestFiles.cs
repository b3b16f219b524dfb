using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>The tests of each file, found once for all rules, and forgotten with what the compiler knows about the file.</summary>
/// <remarks>
/// A rule that is called for every body makes the compiler bind every body once more. One that is called for every file, with what the compiler
/// knows of it, binds tests alone, and the next rule finds them bound; in an editor it is called again whenever the file changes.
/// </remarks>
internal sealed class TestFiles
{
    private readonly ConditionalWeakTable<SemanticModel, TestFile> _files = new();

    public ImmutableArray<TestCode> TestsIn(SemanticModel file, HonestyModel model, CancellationToken cancellation) =>
        _files.GetValue(file, key => new TestFile(Find(key, model, cancellation))).Tests;

    private static ImmutableArray<TestCode> Find(SemanticModel file, HonestyModel model, CancellationToken cancellation) =>
        file.SyntaxTree.GetRoot(cancellation).DescendantNodes(Holds)
            .OfType<MethodDeclarationSyntax>()
            .Where(MayBeTest)
            .Select(method => Test(method, file, model, cancellation))
            .OfType<TestCode>()
            .ToImmutableArray();

    private static bool Holds(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    // An override inherits the attributes, and one part of a method has those of the other.
    private static bool MayBeTest(MethodDeclarationSyntax method) => method.AttributeLists.Count > 0
        || method.Modifiers.Any(SyntaxKind.OverrideKeyword)
        || method.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static TestCode? Test(MethodDeclarationSyntax declaration, SemanticModel file, HonestyModel model, CancellationToken cancellation) =>
        file.GetDeclaredSymbol(declaration, cancellation) is { MethodKind: MethodKind.Ordinary, PartialImplementationPart: null } method && model.Tests.Contain(method)
            ? new TestCode(method, declaration, file, model)
            : null;

    private sealed record TestFile(ImmutableArray<TestCode> Tests);
}
