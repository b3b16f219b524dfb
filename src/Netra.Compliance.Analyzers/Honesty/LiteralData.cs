using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells where the arguments of a test come from.</summary>
internal static class LiteralData
{
    private static readonly string[] Literals =
        ["Xunit.InlineDataAttribute", "NUnit.Framework.TestCaseAttribute", "Microsoft.VisualStudio.TestTools.UnitTesting.DataRowAttribute", "TUnit.Core.ArgumentsAttribute"];

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
        var types = test.GetAttributes().Select(attribute => attribute.AttributeClass).OfType<INamedTypeSymbol>().ToArray();
        return types.Any(IsLiteral) && !types.Any(type => !IsLiteral(type) && IsSource(type));
    }

    /// <summary>Whether literals, and no names of constants that may be the product's, are all that feeds a test.</summary>
    public static bool IsPlain(IMethodSymbol test) => IsComplete(test) && !test.GetAttributes().Any(HasName);

    private static bool HasName(AttributeData attribute) => attribute.AttributeClass is { } type
        && IsLiteral(type)
        && (attribute.ApplicationSyntaxReference?.GetSyntax().DescendantNodes().Any(node => node is MemberAccessExpressionSyntax) ?? true);

    private static bool IsLiteral(INamedTypeSymbol type) => Literals.Contains(type.ToDisplayString());

    private static bool IsSource(INamedTypeSymbol type) => type.WithBases().Any(part => Sources.Contains(part.ToDisplayString()));
}
