using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Configuration;

/// <summary>NETRA9001: an option has a value that no rule can use.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidOption : CompilationRule
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "NETRA9001",
        title: "Option has a value that cannot be used",
        messageFormat: "The option {0} is '{1}', expected {2}: {3} is used instead",
        category: Category.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A value that cannot be used would otherwise pass for the one that was meant.",
        helpLinkUri: HelpLink.For("NETRA9001"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var found = new ConcurrentBag<BadValue>();
        context.RegisterSyntaxTreeAction(tree => Collect(tree, found));
        context.RegisterCompilationEndAction(end => Report(end, found));
    }

    private static void Collect(SyntaxTreeAnalysisContext context, ConcurrentBag<BadValue> found)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Tree);
        foreach (var option in OptionCatalog.All)
        {
            if (options.TryGetValue(option.Key, out var value) && !option.Accepts(value))
            {
                found.Add(new BadValue(option, value, context.Tree));
            }
        }
    }

    // One finding for each bad value, however many files it reaches: on the first of them.
    private static void Report(CompilationAnalysisContext context, IEnumerable<BadValue> found)
    {
        foreach (var same in found.GroupBy(bad => (bad.Option.Key, bad.Value)))
        {
            var (option, value, tree) = same.OrderBy(bad => bad.Tree.FilePath, StringComparer.Ordinal).First();
            var place = tree.GetRoot(context.CancellationToken).GetFirstToken(includeZeroWidth: true).GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, place, option.Key, value, option.Expected, option.Fallback));
        }
    }

    private sealed record BadValue(IOption Option, string Value, SyntaxTree Tree);
}
