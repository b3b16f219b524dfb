using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Owning;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Finds what skips a test without a condition.</summary>
internal static class Skips
{
    private static readonly string[] Conditions = ["SkipUnless", "SkipWhen", "SkipExceptions"];

    private static readonly string[] Marks =
    [
        "NUnit.Framework.IgnoreAttribute",
        "NUnit.Framework.ExplicitAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.IgnoreAttribute",
        "TUnit.Core.SkipAttribute",
    ];

    private static readonly string[] Calls =
        ["Xunit.Assert.Skip", "NUnit.Framework.Assert.Ignore", "NUnit.Framework.Assert.Inconclusive", "NUnit.Framework.Assert.Pass", "Microsoft.VisualStudio.TestTools.UnitTesting.Assert.Inconclusive"];

    private static readonly string[] ConditionalCalls =
        ["Xunit.Assert.SkipWhen", "Xunit.Assert.SkipUnless", "Xunit.Skip.If", "Xunit.Skip.IfNot"];

    public static IEnumerable<Location> Of(Test test) =>
        test.Method.ContainingType.WithContainers().Prepend<ISymbol>(test.Method)
            .SelectMany(symbol => symbol.GetAttributes())
            .Select(Place)
            .Concat(test.Operations.OfType<IInvocationOperation>().Where(IsSkip).Select(call => call.Syntax))
            .OfType<SyntaxNode>()
            .Select(syntax => syntax.GetLocation());

    /// <summary>Whether an attribute keeps a test from running by itself.</summary>
    public static bool SetAside(IMethodSymbol test) => test.ContainingType.WithContainers().Prepend<ISymbol>(test)
        .SelectMany(symbol => symbol.GetAttributes())
        .Any(attribute => IsMark(attribute) || IsSkipped(attribute) || IsByHand(attribute));

    private static bool IsMark(AttributeData attribute) => attribute.AttributeClass is { } type && Marks.Contains(type.ToDisplayString());

    private static bool IsByHand(AttributeData attribute) =>
        attribute.NamedArguments.Any(argument => argument is { Key: "Explicit", Value.Value: true });

    private static SyntaxNode? Place(AttributeData attribute)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        return IsMark(attribute) ? syntax
            : IsSkipped(attribute) ? syntax?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Skip")
            : null;
    }

    private static bool IsSkipped(AttributeData attribute) =>
        attribute.NamedArguments.Any(argument => argument is { Key: "Skip", Value.Value: string })
        && !attribute.NamedArguments.Any(argument => Conditions.Contains(argument.Key));

    private static bool IsSkip(IInvocationOperation call)
    {
        var name = call.TargetMethod.ContainingType.ToDisplayString() + "." + call.TargetMethod.Name;
        return (Calls.Contains(name) || (ConditionalCalls.Contains(name) && IsCertain(call))) && Writing.IsStraight(call);
    }

    private static bool IsCertain(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: bool condition }
        && condition == (call.TargetMethod.Name is "If" or "SkipWhen");
}
