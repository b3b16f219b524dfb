using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers;

namespace Netra.Compliance.Benchmarks.Rules;

/// <summary>Analyzers that are measured together.</summary>
/// <param name="Name">What to call them in a table.</param>
/// <param name="Analyzers">Fresh instances.</param>
/// <param name="IsSyntactic">Whether they look at parsed files alone, so that a host need not ask what anything means.</param>
internal sealed record Contestant(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers, bool IsSyntactic)
{
    public static Contestant Structural { get; } = new("Netra structural rules", RuleCatalog.StructuralRules, IsSyntactic: true);

    /// <summary>With the limit of MA0051, so that both report about as much: a finding costs the host more than finding it.</summary>
    public static Contestant AtSixtyLines { get; } = Structural with
    {
        Name = "Netra structural rules, 60 lines a member",
        Options = [("netra_max_method_lines", "60")],
    };

    public static Contestant MethodTooLong { get; } = new("Meziantou.Analyzer MA0051", Of("Meziantou", "MA0051"), IsSyntactic: false);

    public static Contestant StatementsOnOneLine { get; } = new("StyleCop.Analyzers SA1107", Of("StyleCop", "SA1107"), IsSyntactic: false);

    /// <summary>What the structural rules are held against.</summary>
    public static ImmutableArray<Contestant> All { get; } = [Structural, AtSixtyLines, MethodTooLong, StatementsOnOneLine];

    /// <summary>As an .editorconfig would set them; none but where said.</summary>
    public (string Key, string Value)[] Options { get; init; } = [];

    private static ImmutableArray<DiagnosticAnalyzer> Of(string package, string id) =>
        [.. Types(package).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!).Where(rule => Supports(rule, id))];

    private static bool Supports(DiagnosticAnalyzer rule, string id) =>
        rule.SupportedDiagnostics.Any(descriptor => descriptor.Id.StartsWith(id, StringComparison.Ordinal));

    private static IEnumerable<Type> Types(string package) => Assembly.LoadFrom(PathOf(package)).GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(DiagnosticAnalyzer)) && type.GetConstructor(Type.EmptyTypes) is not null);

    private static string PathOf(string package) => typeof(Contestant).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Peer." + package).Value!;
}
