using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Reaching;

/// <summary>Finds members that the compiler calls where the source has no call.</summary>
internal static class CompilerCalls
{
    public static IEnumerable<ISymbol> Of(IOperation operation) => Called(operation).OfType<ISymbol>();

    private static IEnumerable<ISymbol?> Called(IOperation operation) => operation switch
    {
        IImplicitIndexerReferenceOperation place => [place.IndexerSymbol, place.LengthSymbol],
        IPatternOperation pattern => OfPattern(pattern),
        _ => OfSyntax(operation),
    };

    // What only the syntax tells.
    private static IEnumerable<ISymbol?> OfSyntax(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation { SemanticModel: { } model, Syntax: AssignmentExpressionSyntax syntax } =>
            OfDeconstruction(model.GetDeconstructionInfo(syntax)),
        IForEachLoopOperation { SemanticModel: { } model, Syntax: CommonForEachStatementSyntax syntax } =>
            OfLoop(model, syntax),
        IAwaitOperation { SemanticModel: { } model, Syntax: AwaitExpressionSyntax syntax } =>
            OfAwait(model.GetAwaitExpressionInfo(syntax)),
        _ => [],
    };

    private static IEnumerable<ISymbol?> OfPattern(IPatternOperation pattern) => pattern switch
    {
        IListPatternOperation list => [list.LengthSymbol, list.IndexerSymbol],
        ISlicePatternOperation slice => [slice.SliceSymbol],
        IRecursivePatternOperation parts => [parts.DeconstructSymbol],
        _ => [],
    };

    private static IEnumerable<ISymbol?> OfAwait(AwaitExpressionInfo info) =>
        [info.GetAwaiterMethod, info.IsCompletedProperty, info.GetResultMethod];

    private static IEnumerable<ISymbol?> OfLoop(SemanticModel model, CommonForEachStatementSyntax loop)
    {
        var info = model.GetForEachStatementInfo(loop);
        IEnumerable<ISymbol?> steps =
            [info.GetEnumeratorMethod, info.MoveNextMethod, info.CurrentProperty, info.DisposeMethod,
                info.ElementConversion.MethodSymbol];
        return loop is ForEachVariableStatementSyntax parts
            ? steps.Concat(OfDeconstruction(model.GetDeconstructionInfo(parts))) : steps;
    }

    private static IEnumerable<ISymbol?> OfDeconstruction(DeconstructionInfo info) =>
        info.Nested.SelectMany(OfDeconstruction).Prepend(info.Conversion?.MethodSymbol).Prepend(info.Method);
}

/// <summary>What a type of the tests leads to by its attributes and the types of its members: a serializer or a
/// validator goes that way.</summary>
internal static class ModelTypes
{
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type, HonestyModel model) =>
        model.Tests.DeclaredIn(type).Any()
        ? []
        : Data(type).SelectMany(member => Attributed(member)).Concat(Attributed(type))
            .Concat(
                Data(type).SelectMany(member => Parts(TypeOf(member)))
                    .Where(part => model.Roles.Is(part, AssemblyRole.Tests)));

    private static IEnumerable<ISymbol> Data(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false });

    private static ITypeSymbol? TypeOf(ISymbol member) =>
        (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    private static IEnumerable<INamedTypeSymbol> Attributed(ISymbol symbol) => symbol.GetAttributes()
        .Where(attribute => attribute.AttributeClass is { ContainingAssembly.Name: not "Netra.Compliance" })
        .SelectMany(attribute => Values(attribute).SelectMany(Parts).Prepend(attribute.AttributeClass!));

    private static IEnumerable<ITypeSymbol?> Values(AttributeData attribute) => attribute.ConstructorArguments
        .Concat(attribute.NamedArguments.Select(named => named.Value))
        .SelectMany(value => value.Kind == TypedConstantKind.Array ? value.Values : ImmutableArray.Create(value))
        .Where(value => value.Kind == TypedConstantKind.Type)
        .Select(value => value.Value as ITypeSymbol);

    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Parts).Prepend(named),
        _ => [],
    };
}
