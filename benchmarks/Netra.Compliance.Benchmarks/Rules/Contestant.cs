using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Benchmarks.Rules.Drivers;

namespace Netra.Compliance.Benchmarks.Rules;

/// <summary>Analyzers that are measured together.</summary>
/// <param name="Name">What to call them in a table.</param>
/// <param name="Analyzers">Fresh instances.</param>
/// <param name="IsSyntactic">Whether they look at parsed files alone, so that a host need not ask what anything
/// means.</param>
internal sealed record Contestant(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers, bool IsSyntactic)
{
    public static Contestant Structural { get; } =
        new("Netra structural rules", RuleCatalog.StructuralRules, IsSyntactic: true);

    /// <summary>With the limit of MA0051, so that both report about as much: a finding costs the host more than finding
    /// it.</summary>
    public static Contestant AtSixtyLines { get; } = Structural with
    {
        Name = "Netra structural rules, 60 lines a member",
        Options = [("netra_max_method_lines", "60")],
    };

    /// <summary>The same limit, and every other rule off: what MA0051 reports, and no more.</summary>
    public static Contestant MembersAtSixtyLines { get; } = AtSixtyLines with
    {
        Name = "Netra NETRA1002 alone, 60 lines a member",
        Off = ["NETRA1001", "NETRA1003", "NETRA9001"],
    };

    /// <summary>Limits that nothing reaches: what a project pays that keeps the rules.</summary>
    public static Contestant Silent { get; } = MembersAtSixtyLines with
    {
        Name = "Netra structural rules, nothing to report",
        Options = [("netra_max_method_lines", "1000000"), ("netra_max_file_lines", "1000000")],
    };

    /// <summary>What the driver takes to visit each file, whatever a rule does there.</summary>
    public static Contestant Floor { get; } =
        new("Floor: a rule that does nothing", [new EmptyRule()], IsSyntactic: true);

    public static Contestant MethodTooLong { get; } =
        new("Meziantou.Analyzer MA0051", Of("Meziantou", "MA0051"), IsSyntactic: false);

    public static Contestant StatementsOnOneLine { get; } =
        new("StyleCop.Analyzers SA1107", Of("StyleCop", "SA1107"), IsSyntactic: false);

    /// <summary>What the structural rules are held against.</summary>
    public static ImmutableArray<Contestant> All { get; } = [Floor, Silent, MembersAtSixtyLines, AtSixtyLines,
        Structural, MethodTooLong, StatementsOnOneLine];

    /// <summary>As an .editorconfig would set them; none but where said.</summary>
    public (string Key, string Value)[] Options { get; init; } = [];

    /// <summary>Rules that are turned off, as an .editorconfig would; none but where said.</summary>
    public ImmutableArray<string> Off { get; init; } = [];

    /// <summary>What the driver takes to visit each file and to take in findings where others have found
    /// them.</summary>
    public static Contestant EchoOf(string name, IEnumerable<Diagnostic> findings) => new(
        $"Floor: a rule that reports as much as {name}, and looks at nothing",
        [new Echo(
            findings.ToLookup(
                finding => finding.Location.SourceTree!.FilePath, finding => finding.Location.SourceSpan))],
        IsSyntactic: true);

    private static ImmutableArray<DiagnosticAnalyzer> Of(string package, string id) =>
        [.. Types(package).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .Where(rule => Supports(rule, id))];

    private static bool Supports(DiagnosticAnalyzer rule, string id) =>
        rule.SupportedDiagnostics.Any(descriptor => descriptor.Id.StartsWith(id, StringComparison.Ordinal));

    private static IEnumerable<Type> Types(string package) => Assembly.LoadFrom(PathOf(package)).GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(DiagnosticAnalyzer))
            && type.GetConstructor(Type.EmptyTypes) is not null);

    private static string PathOf(string package) => typeof(Contestant).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Peer." + package).Value!;
}
