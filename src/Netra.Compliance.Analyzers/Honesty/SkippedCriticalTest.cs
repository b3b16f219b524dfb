using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Origins;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3007: a critical test or a step of a journey is skipped whatever the circumstances.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SkippedCriticalTest : TestRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.SkippedCriticalTest);

    private protected override void Check(Test test)
    {
        if (test.Model.Netra is { } types && Loss(test.Method, types) is var (whole, part))
        {
            foreach (var place in Skips.Of(test))
            {
                test.ReportAt(place, Descriptors.SkippedCriticalTest, test.Method.Name, whole, part);
            }
        }
    }

    /// <summary>What a test belongs to, and what its skip leaves unverified; null where it is neither critical nor a
    /// step.</summary>
    private static (string Whole, string Part)? Loss(IMethodSymbol method, NetraTypes types) =>
        Critical(method, types) is { } critical ? ($"critical test '{critical.Title}'", Revenue(critical))
        : method.ContainingType.Find(types.Journey) is { } journey
            ? ($"journey '{new JourneyDeclaration(journey).Title ?? method.ContainingType.Name}'", "a step")
        : null;

    private static CriticalTest? Critical(IMethodSymbol method, NetraTypes types) =>
        CriticalTest.Of(method, types) ?? CriticalTest.Of(method.ContainingType, types);

    private static string Revenue(CriticalTest critical) =>
        critical.MonthlyRevenueUsd is { } revenue ? Dollars.Format(revenue) + " a month" : "undeclared revenue";
}

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
        ["Xunit.Assert.Skip", "NUnit.Framework.Assert.Ignore", "NUnit.Framework.Assert.Inconclusive",
            "NUnit.Framework.Assert.Pass", "Microsoft.VisualStudio.TestTools.UnitTesting.Assert.Inconclusive"];

    private static readonly string[] ConditionalCalls =
        ["Xunit.Assert.SkipWhen", "Xunit.Assert.SkipUnless", "Xunit.Skip.If", "Xunit.Skip.IfNot"];

    public static IEnumerable<Location> Of(Test test) =>
        test.Method.ContainingType.WithContainers().Prepend<ISymbol>(test.Method)
            .SelectMany(symbol => symbol.GetAttributes())
            .Select(Place)
            .Concat(test.Operations.OfType<IInvocationOperation>().Where(IsSkip).Select(call => call.Syntax))
            .OfType<SyntaxNode>()
            .Select(syntax => syntax.GetLocation());

    /// <summary>Whether an attribute excludes a test from a normal run.</summary>
    public static bool SetAside(IMethodSymbol test) => test.ContainingType.WithContainers().Prepend<ISymbol>(test)
        .SelectMany(symbol => symbol.GetAttributes())
        .Any(attribute => IsMark(attribute) || IsSkipped(attribute) || IsByHand(attribute));

    private static bool IsMark(AttributeData attribute) =>
        attribute.AttributeClass is { } type && Marks.Contains(type.ToDisplayString());

    private static bool IsByHand(AttributeData attribute) =>
        attribute.NamedArguments.Any(argument => argument is { Key: "Explicit", Value.Value: true });

    private static SyntaxNode? Place(AttributeData attribute)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;
        return IsMark(attribute) ? syntax
            : IsSkipped(attribute)
                ? syntax?.ArgumentList?.Arguments.FirstOrDefault(argument =>
                    argument.NameEquals?.Name.Identifier.ValueText == "Skip")
            : null;
    }

    private static bool IsSkipped(AttributeData attribute) =>
        attribute.NamedArguments.Any(argument => argument is { Key: "Skip", Value.Value: string })
        && !attribute.NamedArguments.Any(argument => Conditions.Contains(argument.Key));

    private static bool IsSkip(IInvocationOperation call)
    {
        var name = call.TargetMethod.ContainingType.ToDisplayString() + "." + call.TargetMethod.Name;
        return (Calls.Contains(name) || (ConditionalCalls.Contains(name) && IsCertain(call)))
            && Writing.IsUnconditional(call);
    }

    private static bool IsCertain(IInvocationOperation call) =>
        call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: bool condition }
        && condition == (call.TargetMethod.Name is "If" or "SkipWhen");
}
