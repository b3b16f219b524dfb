using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>What the other tests of a class do with a call that a test makes, too.</summary>
internal sealed class Siblings(Test test)
{
    private TestClass Class => test.Model.Classes.Of(test);

    public static bool AreOverloads(IMethodSymbol? one, IMethodSymbol other) => one?.Name == other.Name
        && SymbolEqualityComparer.Default.Equals(one.ContainingType?.OriginalDefinition, other.ContainingType?.OriginalDefinition);

    /// <summary>The method that a statement calls for nothing but to be called; null where it gives something back.</summary>
    public static IMethodSymbol? Called(IOperation operation) => operation switch
    {
        IAwaitOperation await => Called(await.Operation),
        IInvocationOperation { TargetMethod: { } method } when method.IsWithoutResult() => method,
        IObjectCreationOperation creation => creation.Constructor,
        _ => null,
    };

    /// <summary>Whether one of them expects an exception of a call that gives back nothing, or of a constructor.</summary>
    public bool ExpectHarm(IMethodSymbol called) => Class.Harmed[called].Any(IsOther);

    /// <summary>Whether one of them expects an exception of a call that is meant for the same types: of a method that names none, a class may well have tests of both kinds.</summary>
    public bool ExpectToThrow(IMethodSymbol called) =>
        called.IsGenericMethod && Class.Thrown[called].Any(use => IsForSameTypes(use.Method, called) && IsOther(use));

    /// <summary>Whether one of them judges what a call gives back.</summary>
    public bool Judge(IMethodSymbol called) => Class.Judged[called].Any(IsOther);

    private bool IsOther(SiblingUse use) => !SymbolEqualityComparer.Default.Equals(use.Test, test.Method);

    private static bool IsForSameTypes(IMethodSymbol one, IMethodSymbol other) =>
        one.TypeArguments.SequenceEqual<ISymbol>(other.TypeArguments, SymbolEqualityComparer.Default);
}
