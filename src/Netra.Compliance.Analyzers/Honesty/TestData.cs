using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Recognizes assertions that check a test's own data before the product gets it, as in a theory whose counts
/// must be even.</summary>
internal sealed class TestData
{
    private readonly Test _test;
    private readonly Lazy<Dictionary<ISymbol, IOperation>> _handedOver;

    public TestData(Test test)
    {
        _test = test;
        _handedOver = new(() => LastHandedOver(test.Operations));
    }

    public bool IsGuarded(AssertionCall assertion)
    {
        var judged = OperationTree.Walk(assertion.Operands).Select(Variable).OfType<ISymbol>().ToArray();
        return IsNullGuard(assertion) || IsTypeGuard(assertion) || IsMarkOfPath(assertion, judged) || IsRelation(judged)
            || judged.Any(variable => _handedOver.Value.TryGetValue(variable, out var last)
                && assertion.IsBefore(last));
    }

    // In a branch, or among what is tried or caught: that rows of this kind come this way is what is asked.
    private static bool IsMarkOfPath(AssertionCall assertion, ISymbol[] judged) =>
        judged.Length > 0
            && (assertion.IsInCatch || (assertion.IsInBranch && judged.Any(variable => variable is IParameterSymbol)));

    // How two things stand to each other that the product gets both.
    private bool IsRelation(ISymbol[] judged) =>
        new HashSet<ISymbol>(judged, SymbolEqualityComparer.Default) is { Count: > 1 } all
            && all.All(_handedOver.Value.ContainsKey);

    // Of each variable the last use by which the product, or a helper, gets it.
    private Dictionary<ISymbol, IOperation> LastHandedOver(ImmutableArray<IOperation> operations)
    {
        var last = new Dictionary<ISymbol, IOperation>(SymbolEqualityComparer.Default);
        foreach (var use in HandedOver(operations).Where(use => Variable(use) is not null)
            .OrderBy(use => use.Syntax.SpanStart))
        {
            last[Variable(use)!] = use;
        }

        return last;
    }

    // Parents first: what is in something that is handed over is, too.
    private IEnumerable<IOperation> HandedOver(ImmutableArray<IOperation> operations)
    {
        var inside = new HashSet<IOperation>();
        return operations.Where(operation => operation.Parent is { } outer && (inside.Contains(outer) || Takes(outer))
            && inside.Add(operation));
    }

    // What stands in an attribute may be null by mistake.
    private static bool IsNullGuard(AssertionCall assertion) => assertion is
    {
        Name: "NotNull" or "IsNotNull" or "ShouldNotBeNull" or "NotBeNull",
        Operands: [var operand, ..],
    } && operand.Bare() is IParameterReferenceOperation;

    // That a type is there, and its assembly with it.
    private static bool IsTypeGuard(AssertionCall assertion) =>
        assertion.Operands is [var operand] && operand.Bare() is ITypeOfOperation;

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private bool Takes(IOperation operation) => operation switch
    {
        IInvocationOperation call => IsOthers(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => _test.Model.Product.Is(constructor),
        IBinaryOperation { OperatorMethod: { } method } => _test.Model.Product.Is(method),
        IConversionOperation { OperatorMethod: { } method } => _test.Model.Product.Is(method),
        _ => false,
    };

    private bool IsOthers(IMethodSymbol method) =>
        _test.Model.Roles.Of(method) is AssemblyRole.Product or AssemblyRole.Tests
            && !_test.Model.Assertions.Contain(method);
}

/// <summary>Finds where the arguments of a test come from.</summary>
internal static class LiteralData
{
    private static readonly string[] Literals =
        ["Xunit.InlineDataAttribute", "NUnit.Framework.TestCaseAttribute",
            "Microsoft.VisualStudio.TestTools.UnitTesting.DataRowAttribute", "TUnit.Core.ArgumentsAttribute"];

    private static readonly string[] Sources =
    [
        "Xunit.Sdk.DataAttribute",
        "Xunit.v3.DataAttribute",
        "NUnit.Framework.TestCaseSourceAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.DynamicDataAttribute",
    ];

    /// <summary>Whether a test has parameters that are fed by something else than literals in attributes.</summary>
    public static bool IsLacking(IMethodSymbol test) => !test.Parameters.IsEmpty && !IsComplete(test);

    /// <summary>Whether literals in attributes are all that feeds a test.</summary>
    public static bool IsComplete(IMethodSymbol test)
    {
        var types = test.GetAttributes().Select(attribute => attribute.AttributeClass).OfType<INamedTypeSymbol>()
            .ToArray();
        return types.Any(IsLiteral) && !types.Any(type => !IsLiteral(type) && IsSource(type));
    }

    /// <summary>Whether literals, and no names of constants that may be the product's, are all that feeds a
    /// test.</summary>
    public static bool IsPlain(IMethodSymbol test) => IsComplete(test) && !test.GetAttributes().Any(HasName);

    private static bool HasName(AttributeData attribute) => attribute.AttributeClass is { } type
        && IsLiteral(type)
        && (attribute.ApplicationSyntaxReference?.GetSyntax().DescendantNodes()
            .Any(node => node is MemberAccessExpressionSyntax) ?? true);

    private static bool IsLiteral(INamedTypeSymbol type) => Literals.Contains(type.ToDisplayString());

    private static bool IsSource(INamedTypeSymbol type) =>
        type.WithBases().Any(part => Sources.Contains(part.ToDisplayString()));
}
