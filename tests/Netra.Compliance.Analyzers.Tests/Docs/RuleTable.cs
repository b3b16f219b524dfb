using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Docs;

/// <summary>The table of all rules, made from what the rules, the presets and the fixes say of themselves.</summary>
internal static class RuleTable
{
    private static readonly ImmutableHashSet<string> Fixable = [.. typeof(ExtractMethodFix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)];

    public static bool HasFix(string id) => Fixable.Contains(id);

    public static string Render() =>
        string.Join('\n', RuleCatalog.Descriptors.Select(Row).Prepend(Rule()).Prepend(Head())) + "\n";

    private static string Head() =>
        $"| rule | reports | {string.Join(" | ", Preset.All.Select(preset => preset.Name))} | fix |";

    private static string Rule() => "|---|---|" + string.Concat(Preset.All.Select(_ => "---|")) + "---|";

    private static string Row(DiagnosticDescriptor rule) =>
        $"| [{rule.Id}](docs/rules/{rule.Id}.md) | {rule.Title} "
        + $"| {string.Join(" | ", Preset.All.Select(preset => preset.SeverityOf(rule)))} "
        + $"| {(HasFix(rule.Id) ? "yes" : "")} |";
}
