using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A test as it is written: bound when a rule first asks for its code, and read once for all rules.</summary>
internal sealed class TestCode
{
    private readonly Lazy<ImmutableArray<IOperation>> _bodies;
    private readonly Lazy<ImmutableArray<IOperation>> _operations;
    private readonly Lazy<bool> _isSetAside;
    private readonly Lazy<ImmutableArray<AssertionCall>> _assertions;

    public TestCode(IMethodSymbol method, MethodDeclarationSyntax declaration, SemanticModel file, HonestyModel model)
    {
        Method = method;
        _bodies = new(() => Bind(declaration, file));
        _operations = new(() => OperationTree.Walk(Bodies).ToImmutableArray());
        _isSetAside = new(() => Skips.SetAside(method));
        _assertions = new(() => AssertionCall.In(Operations, model).ToImmutableArray());
    }

    public IMethodSymbol Method { get; }

    /// <summary>The bodies alone, without default values and the arguments of attributes.</summary>
    public ImmutableArray<IOperation> Bodies => _bodies.Value;

    /// <summary>All that is in the bodies, parents first.</summary>
    public ImmutableArray<IOperation> Operations => _operations.Value;

    public ImmutableArray<AssertionCall> Assertions => _assertions.Value;

    public bool IsSetAside => _isSetAside.Value;

    private static ImmutableArray<IOperation> Bind(MethodDeclarationSyntax declaration, SemanticModel file) =>
        file.GetOperation(declaration) is IMethodBodyOperation bound
            ? new[] { bound.BlockBody, bound.ExpressionBody }.OfType<IOperation>().ToImmutableArray()
            : ImmutableArray<IOperation>.Empty;
}
