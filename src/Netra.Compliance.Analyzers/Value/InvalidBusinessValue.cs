using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2002: a business value that says nothing: no amount, or no reason.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidBusinessValue : NetraRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.InvalidBusinessValue);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        context.RegisterSymbolAction(symbol => Check(symbol, types), SymbolKind.NamedType, SymbolKind.Method);
        var planned = PlannedTest.In(context.Compilation.Assembly, types)
            .ToLookup(test => test.Declaration.ApplicationSyntaxReference?.SyntaxTree);
        context.RegisterSyntaxTreeAction(tree => Check(planned[tree.Tree], tree));
    }

    private static void Check(SymbolAnalysisContext context, NetraTypes types)
    {
        if (context.Symbol.Find(types.BusinessValue) is { AttributeConstructor: not null } value)
        {
            var report = new Report(value, context.Symbol.Name, context.ReportDiagnostic, context.CancellationToken);
            var said = new BusinessValueDeclaration(value);
            report.Add(0, Amount(said.MonthlyRevenueUsd));
            report.Add(1, Text(said.Justification, "justification"));
        }
    }

    private static void Check(IEnumerable<PlannedTest> planned, SyntaxTreeAnalysisContext context)
    {
        foreach (var test in planned.Where(test => test.Declaration.AttributeConstructor is not null))
        {
            var report = new Report(
                test.Declaration, "planned test " + test.Number, context.ReportDiagnostic, context.CancellationToken);
            report.Add(1, Amount(test.MonthlyRevenueUsd));
            report.Add(2, Text(test.Title, "title"));
        }
    }

    private static string? Amount(int? amount) =>
        amount <= 0 ? "the amount must be positive, but is " + Dollars.Format(amount.Value) : null;

    private static string? Text(string? text, string what) =>
        string.IsNullOrWhiteSpace(text) ? $"the {what} is blank"
        : Placeholder.Is(text!) ? $"the {what} is a placeholder"
        : null;

    private sealed record Report(
        AttributeData Value, string Name, Action<Diagnostic> Send, CancellationToken Cancellation)
    {
        public void Add(int position, string? problem)
        {
            if (problem is not null && Argument(position) is { } place)
            {
                Send(Diagnostic.Create(Descriptors.InvalidBusinessValue, place, Name, problem));
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

/// <summary>Recognizes placeholder text.</summary>
internal static class Placeholder
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', '.', ',', ':', ';', '!', '?', '-', '_', '(',
        ')', '[', ']', '<', '>', '"', '\''];

    private static readonly string[] Marks = ["todo", "tbd", "tba", "fixme", "xxx", "wip", "placeholder", "lorem",
        "changeme"];

    private static readonly string[] WholeTexts =
    [
        "n/a", "na", "none", "null", "unknown", "justification", "description", "reason", "because", "important", "why",
        "test", "tests", "asdf", "foo", "bar", "foo bar", "change me", "fill in", "to be done", "to be defined",
        "to be decided",
    ];

    public static bool Is(string text)
    {
        var words = text.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return !words.Any(word => word.Any(char.IsLetter))
            || Marks.Contains(words[0])
            || WholeTexts.Contains(string.Join(" ", words));
    }
}

/// <summary>Money in a sentence.</summary>
internal static class Dollars
{
    public static string Format(long amount) =>
        (amount < 0 ? "-$" : "$") + Math.Abs(amount).ToString("N0", CultureInfo.InvariantCulture);
}
