using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2002: a business value that says nothing: no amount, or no reason.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidBusinessValue : NetraRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA2002",
        title: "Business value is invalid",
        messageFormat: "The business value of '{0}' is invalid: {1}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An amount is a claim, and a claim needs a reason that someone can dispute.",
        helpLinkUri: HelpLink.For("NETRA2002"));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types) =>
        context.RegisterSymbolAction(symbol => Check(symbol, types), SymbolKind.NamedType, SymbolKind.Method);

    private static void Check(SymbolAnalysisContext context, NetraTypes types)
    {
        if (context.Symbol.Find(types.BusinessValue) is { AttributeConstructor: not null } value)
        {
            Check(context, value, 0, Amount(value.Argument<int>(0)));
            Check(context, value, 1, Justification(value.Text(1)));
        }
    }

    private static void Check(SymbolAnalysisContext context, AttributeData value, int position, string? problem)
    {
        if (problem is not null && Argument(value, position, context.CancellationToken) is { } place)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, place, context.Symbol.Name, problem));
        }
    }

    private static string? Amount(int? amount) =>
        amount <= 0 ? Dollars.Format(amount.Value) + " a month is no amount to protect" : null;

    private static string? Justification(string? text) =>
        string.IsNullOrWhiteSpace(text) ? "its justification is blank"
        : Placeholder.Is(text!) ? "its justification is a placeholder"
        : null;

    private static Location? Argument(AttributeData value, int position, CancellationToken cancellation)
    {
        var attribute = value.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        var name = value.AttributeConstructor!.Parameters[position].Name;
        var arguments = attribute?.ArgumentList?.Arguments ?? default;
        var named = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name);
        return (named ?? arguments.ElementAtOrDefault(position))?.GetLocation();
    }
}
