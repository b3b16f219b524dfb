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

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        context.RegisterSymbolAction(symbol => Check(symbol, types), SymbolKind.NamedType, SymbolKind.Method);
        var planned = PlannedTest.In(context.Compilation.Assembly, types).ToLookup(test => test.Declaration.ApplicationSyntaxReference?.SyntaxTree);
        context.RegisterSyntaxTreeAction(tree => Check(planned[tree.Tree], tree));
    }

    private static void Check(SymbolAnalysisContext context, NetraTypes types)
    {
        if (context.Symbol.Find(types.BusinessValue) is { AttributeConstructor: not null } value)
        {
            var report = new Report(value, context.Symbol.Name, context.ReportDiagnostic, context.CancellationToken);
            report.Add(0, Amount(value.Argument<int>(0)));
            report.Add(1, Text(value.Text(1), "justification"));
        }
    }

    private static void Check(IEnumerable<PlannedTest> planned, SyntaxTreeAnalysisContext context)
    {
        foreach (var test in planned.Where(test => test.Declaration.AttributeConstructor is not null))
        {
            var report = new Report(test.Declaration, "planned test " + test.Number, context.ReportDiagnostic, context.CancellationToken);
            report.Add(1, Amount(test.MonthlyRevenueUsd));
            report.Add(2, Text(test.Title, "title"));
        }
    }

    private static string? Amount(int? amount) =>
        amount <= 0 ? Dollars.Format(amount.Value) + " a month is no amount to protect" : null;

    private static string? Text(string? text, string what) =>
        string.IsNullOrWhiteSpace(text) ? $"its {what} is blank"
        : Placeholder.Is(text!) ? $"its {what} is a placeholder"
        : null;

    private sealed record Report(AttributeData Value, string Name, Action<Diagnostic> Send, CancellationToken Cancellation)
    {
        public void Add(int position, string? problem)
        {
            if (problem is not null && Argument(position) is { } place)
            {
                Send(Diagnostic.Create(Descriptor, place, Name, problem));
            }
        }

        private Location? Argument(int position)
        {
            var attribute = Value.ApplicationSyntaxReference?.GetSyntax(Cancellation) as AttributeSyntax;
            var name = Value.AttributeConstructor!.Parameters[position].Name;
            var arguments = attribute?.ArgumentList?.Arguments ?? default;
            var named = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name);
            return (named ?? arguments.ElementAtOrDefault(position))?.GetLocation();
        }
    }
}
