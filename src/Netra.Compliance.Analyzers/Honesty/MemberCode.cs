using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Code and the member that it belongs to.</summary>
/// <param name="Owner">The method, constructor, accessor, field, property or event.</param>
/// <param name="Syntax">What to ask the compiler about.</param>
internal sealed record MemberCode(ISymbol Owner, SyntaxNode Syntax)
{
    /// <summary>All code of a member; of a type what its head hands to its base class, of a file its top-level
    /// statements.</summary>
    public static IEnumerable<MemberCode> Of(SyntaxNode member, SemanticModel file) => Parts(member)
        .Select(part => (Owner: OwnerOf(file.GetDeclaredSymbol(part.Declaration), part.Code), part.Code))
        .Where(part => part.Owner is not null)
        .Select(part => new MemberCode(part.Owner!, part.Code));

    /// <summary>All that is in the code, bound now; nothing where the compiler cannot tell.</summary>
    public IEnumerable<IOperation> Operations(SemanticModelAnalysisContext file) =>
        file.SemanticModel.GetOperation(Syntax, file.CancellationToken) is { } bound ? OperationTree.Walk([bound]) : [];

    private static IEnumerable<(SyntaxNode Declaration, SyntaxNode Code)> Parts(SyntaxNode member) => member switch
    {
        BaseMethodDeclarationSyntax or CompilationUnitSyntax => [(member, member)],
        BaseFieldDeclarationSyntax field =>
            field.Declaration.Variables.SelectMany(variable => Parts(variable, variable.Initializer)),
        BasePropertyDeclarationSyntax property => Accessors(property).Concat(Rest(property)),
        TypeDeclarationSyntax { BaseList: { } bases } =>
            bases.Types.OfType<PrimaryConstructorBaseTypeSyntax>().SelectMany(call => Parts(member, call)),
        _ => [],
    };

    private static IEnumerable<(SyntaxNode Declaration, SyntaxNode Code)> Parts(
        SyntaxNode declaration, params SyntaxNode?[] codes) =>
        codes.OfType<SyntaxNode>().Select(code => (declaration, code));

    private static IEnumerable<(SyntaxNode Declaration, SyntaxNode Code)> Accessors(
        BasePropertyDeclarationSyntax property) =>
        (property.AccessorList?.Accessors ?? []).SelectMany(accessor => Parts(accessor, accessor));

    private static IEnumerable<(SyntaxNode Declaration, SyntaxNode Code)> Rest(BasePropertyDeclarationSyntax member) =>
        member switch
    {
        PropertyDeclarationSyntax property => Parts(property, property.ExpressionBody, property.Initializer),
        IndexerDeclarationSyntax indexer => Parts(indexer, indexer.ExpressionBody),
        _ => [],
    };

    private static ISymbol? OwnerOf(ISymbol? declared, SyntaxNode code) => (declared, code) switch
    {
        (IPropertySymbol property, ArrowExpressionClauseSyntax) => property.GetMethod,
        (INamedTypeSymbol type, PrimaryConstructorBaseTypeSyntax) =>
            type.InstanceConstructors.FirstOrDefault(constructor => IsDeclaredBy(code, constructor)),
        _ => declared,
    };

    private static bool IsDeclaredBy(SyntaxNode code, IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences
            .Any(reference => reference.GetSyntax() is TypeDeclarationSyntax head && head.Span.Contains(code.Span)
                && head.SyntaxTree == code.SyntaxTree);
}

/// <summary>The bodies of the project's own members, each bound when first asked for.</summary>
internal sealed class MethodBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>> _bodies =
        new(SymbolEqualityComparer.Default);

    /// <summary>Empty for a member without a body, or of another assembly.</summary>
    public ImmutableArray<IOperation> Of(IMethodSymbol method) =>
        _bodies.GetOrAdd(method.OriginalDefinition, symbol => Bind(Declarations((IMethodSymbol)symbol)));

    /// <summary>The initialisers of a type's fields and properties, static ones too.</summary>
    public ImmutableArray<IOperation> InitialisersOf(INamedTypeSymbol type) =>
        _bodies.GetOrAdd(type.OriginalDefinition, symbol => Bind(Initialisers((INamedTypeSymbol)symbol)));

    private static IEnumerable<SyntaxNode> Declarations(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax());

    private static IEnumerable<SyntaxNode> Initialisers(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .SelectMany(declaration => declaration.Members.SelectMany(Initialisers).Concat(BaseArguments(declaration)));

    private static IEnumerable<SyntaxNode> Initialisers(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax field =>
            field.Declaration.Variables.Select(variable => variable.Initializer).OfType<SyntaxNode>(),
        PropertyDeclarationSyntax { Initializer: { } initialiser } => [initialiser],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> BaseArguments(TypeDeclarationSyntax declaration) =>
        declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [];

    // Helpers of a test stand in other files: they are bound only when a test leads to them, and once.
#pragma warning disable RS1030
    private ImmutableArray<IOperation> Bind(IEnumerable<SyntaxNode> declarations) => declarations
        .Where(declaration => compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        .Select(declaration => compilation.GetSemanticModel(declaration.SyntaxTree).GetOperation(declaration))
        .OfType<IOperation>()
        .ToImmutableArray();
#pragma warning restore RS1030
}

/// <summary>Finds the code of a file that is in a scope, without asking about any other code.</summary>
/// <param name="file">What is known of the file.</param>
/// <param name="holds">Whether a type or a member is in the scope; where a type is, all its members are.</param>
internal sealed class ScopedCode(SemanticModel file, Func<ISymbol, bool> holds)
{
    public IEnumerable<MemberCode> All(CancellationToken cancellation) => file.SyntaxTree.GetRoot(cancellation)
        .DescendantNodesAndSelf(node =>
            node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .SelectMany(Within);

    private IEnumerable<MemberCode> Within(SyntaxNode node) => node switch
    {
        TypeDeclarationSyntax type => Within(type),
        CompilationUnitSyntax unit when unit.Members.Any(SyntaxKind.GlobalStatement) =>
            MemberCode.Of(unit, file).Where(code => holds(code.Owner)),
        _ => [],
    };

    private IEnumerable<MemberCode> Within(TypeDeclarationSyntax type)
    {
        var members = type.Members.Where(member => member is not TypeDeclarationSyntax).Prepend(type);
        return file.GetDeclaredSymbol(type) is { } symbol && holds(symbol)
            ? members.SelectMany(member => MemberCode.Of(member, file))
            : members.Where(MayBeMarked).SelectMany(member => MemberCode.Of(member, file))
                .Where(code => holds(code.Owner));
    }

    // One part of a member has the attributes of the other.
    private static bool MayBeMarked(MemberDeclarationSyntax member) => member.AttributeLists.Count > 0
        || member.Modifiers.Any(SyntaxKind.PartialKeyword)
        || ((member as BasePropertyDeclarationSyntax)?.AccessorList?.Accessors
            ?? []).Any(accessor => accessor.AttributeLists.Count > 0);
}

/// <summary>Walks operations without recursion: a test may hold an expression of any depth.</summary>
internal static class OperationTree
{
    /// <summary>The roots and what is below them, parents first; what is below an operation only where it is
    /// entered.</summary>
    public static IEnumerable<IOperation> Walk(IEnumerable<IOperation> roots, Func<IOperation, bool>? enters = null)
    {
        var pending = new Stack<IOperation>(roots.Reverse());
        while (pending.Count > 0)
        {
            var operation = pending.Pop();
            yield return operation;
            if (enters is null || enters(operation))
            {
                Push(pending, operation);
            }
        }
    }

    /// <summary>The operation without conversions and parentheses around it.</summary>
    public static IOperation Bare(this IOperation operation)
    {
        while (operation is Microsoft.CodeAnalysis.Operations.IConversionOperation { OperatorMethod: null }
            or Microsoft.CodeAnalysis.Operations.IParenthesizedOperation)
        {
            operation = operation.ChildOperations.First();
        }

        return operation;
    }

    /// <summary>What holds the operation, from the inside out.</summary>
    public static IEnumerable<IOperation> Ancestors(this IOperation operation)
    {
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            yield return outer;
        }
    }

    private static void Push(Stack<IOperation> pending, IOperation operation)
    {
        foreach (var child in operation.ChildOperations.Reverse())
        {
            pending.Push(child);
        }
    }
}
