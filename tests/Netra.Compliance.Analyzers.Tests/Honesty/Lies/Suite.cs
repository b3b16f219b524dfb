using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty.Lies;

/// <summary>A small suite under all rules of honesty at once.</summary>
/// <param name="Head">Usings of the file.</param>
/// <param name="Attribute">What makes a method a test.</param>
/// <param name="Libraries">What the suite references besides the framework and the product.</param>
internal sealed record Suite(string Head, string Attribute, params MetadataReference[] Libraries)
{
    private const string Usings = """
        global using System; global using System.Collections.Generic; global using System.Linq;
        global using System.Threading.Tasks; global using Depot; global using Netra.Compliance;
        """;

    public static Suite Xunit { get; } = new("using Xunit;", "Fact", [.. MachineReferences.Testing]);

    public static Suite NUnit { get; } = new("using NUnit.Framework;", "Test", Running.Libraries.Named("NUnit"));

    public static Suite MSTest { get; } =
        new("using Microsoft.VisualStudio.TestTools.UnitTesting;", "TestMethod", Running.Libraries.Named("MSTest"));

    public static Suite TUnit { get; } =
        new("using TUnit.Core; using TUnit.Assertions; using TUnit.Assertions.Extensions;", "Test",
            TUnitCopy.References);

    public static Suite Named(string library) => library switch
    {
        "NUnit" => NUnit,
        "MSTest" => MSTest,
        "TUnit" => TUnit,
        "xunit" => Xunit,
        _ => Xunit.With(library),
    };

    /// <summary>The same with one more library, whose namespace is open.</summary>
    public Suite With(string library) =>
        new($"{Head} using {library};", Attribute, [.. Libraries, Running.Libraries.Named(library)]);

    /// <summary>What is reported on a test, as in "3002 (3004)": warnings, then what is an info.</summary>
    public Task<string> Verdict(string body, string members = "", string type = "") => Judge($$"""
        {{Head}}
        {{type}} public class Suite
        {
            [{{Attribute}}] public {{ReturnType(body)}} T() { {{body}} }
            {{members}}
        }
        """);

    private static string ReturnType(string body) =>
        body.Contains("await", StringComparison.Ordinal) ? "async Task" : "void";

    /// <summary>What is reported on a file.</summary>
    public async Task<string> Judge(string source)
    {
        var compilation = Compile(source);
        var errors = compilation.GetDiagnostics().Where(said => said.Severity == DiagnosticSeverity.Error).ToArray();
        return errors.Length > 0
            ? throw new InvalidOperationException(string.Join("\n", errors.Select(error => error.ToString())))
            : Text(await compilation.WithAnalyzers([.. Rules()]).GetAnalyzerDiagnosticsAsync());
    }

    private static IEnumerable<DiagnosticAnalyzer> Rules() =>
        RuleCatalog.SemanticRules.Where(rule => rule.GetType().Namespace == "Netra.Compliance.Analyzers.Honesty");

    private static string Text(IEnumerable<Diagnostic> findings) => string.Join(" ", findings
        .OrderByDescending(finding => finding.Severity)
        .ThenBy(finding => finding.Id, StringComparer.Ordinal)
        .Select(Text));

    private static string Text(Diagnostic finding) =>
        finding.Id.StartsWith("AD", StringComparison.Ordinal) ? finding.GetMessage(CultureInfo.InvariantCulture)
        : finding.Severity == DiagnosticSeverity.Info ? $"({finding.Id[5..]})"
        : finding.Id[5..];

    private CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Suite",
        [Parse(Usings), Parse(source)],
        [.. MachineReferences.Framework, MachineReferences.Netra, DepotCopy.Reference, .. Libraries.Where(IsAnother)],
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Annotations));

    private static bool IsAnother(MetadataReference library) => library.Display != MachineReferences.Netra.Display;

    private static SyntaxTree Parse(string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));
}
