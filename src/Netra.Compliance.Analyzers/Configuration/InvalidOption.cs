using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Configuration;

/// <summary>NETRA9001: an option is unknown, or has a value that no rule can use.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidOption : CompilationRule
{
    private const string Prefix = "netra_";

    /// <summary>What people set for a preset, which is no option of a file.</summary>
    private const string Preset = "netra_preset";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.InvalidOption);

    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var found = new ConcurrentBag<BadOption>();
        context.RegisterSyntaxTreeAction(tree => Collect(tree, found));
        context.RegisterCompilationEndAction(end => Report(end, found));
    }

    private static void Collect(SyntaxTreeAnalysisContext context, ConcurrentBag<BadOption> found)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Tree);
        foreach (var key in Keys(options).Where(key => key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            if (options.TryGetValue(key, out var value) && Flaw(key, value) is { } flaw)
            {
                found.Add(new BadOption(key, flaw, context.Tree));
            }
        }
    }

    /// <summary>A host that does not list its keys is asked for those that are known, as every rule asks for its
    /// own.</summary>
    private static IEnumerable<string> Keys(AnalyzerConfigOptions options)
    {
        try
        {
            return options.Keys;
        }
        catch (NotImplementedException)
        {
            return OptionCatalog.All.Select(option => option.Key);
        }
    }

    /// <summary>What is wrong with an option, to complete "is …"; null where it can be used.</summary>
    private static string? Flaw(string key, string value) =>
        Array.Find(OptionCatalog.All, each => Is(each.Key, key)) is not { } option
            ? $"unknown and has no effect.{Meant(key)}"
        : option.Accepts(value) ? null
        : $"invalid: expected {option.Expected}, found '{value}'; {option.Fallback} is used instead";

    private static string Meant(string key) => Is(Preset, key)
        ? " Set a preset in the project file: <NetraPreset>strict</NetraPreset>."
        : Nearest.Question(key, OptionCatalog.All.Select(option => option.Key));

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // One finding for each bad option, however many files it reaches: on the first of them.
    private static void Report(CompilationAnalysisContext context, IEnumerable<BadOption> found)
    {
        foreach (var same in found.GroupBy(bad => (bad.Key, bad.Flaw)))
        {
            var (key, flaw, tree) = same.OrderBy(bad => bad.Tree.FilePath, StringComparer.Ordinal).First();
            var place = tree.GetRoot(context.CancellationToken).GetFirstToken(includeZeroWidth: true).GetLocation();
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.InvalidOption, place, key, flaw));
        }
    }

    private sealed record BadOption(string Key, string Flaw, SyntaxTree Tree);
}
