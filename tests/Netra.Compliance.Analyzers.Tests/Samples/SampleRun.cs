using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Samples;

/// <summary>All rules on one sample, as the compiler runs them: severities and suppressions count.</summary>
internal static class SampleRun
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.Linq; global using "
        + "System.Threading.Tasks; global using Storefront;";
    private const string TestUsings = "global using Moq; global using Netra.Compliance;";
    private const string XunitUsing = "global using Xunit;";

    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Preview);

    /// <summary>What a rule reports and nothing suppresses.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Open(SampleCode sample, string id)
    {
        var config = AnalyzerConfigSet.Create<AnalyzerConfig[]>(
            [AnalyzerConfig.Parse(SourceText.From("root = true\n" + sample.Config), "/.editorconfig")]);
        var analysis = Compile(sample)
            .WithOptions(Options().WithSyntaxTreeOptionsProvider(new SampleSeverities(config)))
            .WithAnalyzers(RuleCatalog.AllRules, new AnalyzerOptions([], new SampleOptions(config)));
        return [.. (await analysis.GetAnalyzerDiagnosticsAsync()).Where(found => found.Id == id)];
    }

    /// <summary>The compiler's own errors.</summary>
    public static IEnumerable<string> Errors(SampleCode sample) => Compile(sample).GetDiagnostics()
        .Where(said => said.Severity == DiagnosticSeverity.Error).Select(said => said.ToString());

    private static CSharpCompilation Compile(SampleCode sample)
    {
        SyntaxTree[] trees = [Parse(sample.Source, "/Sample.cs"), Parse(Usings + UsingsOf(sample), "/Usings.g.cs")];
        MetadataReference[] references =
            [.. MachineReferences.Framework, Storefront.Reference, .. ReferencesOf(sample)];
        return CSharpCompilation.Create("Samples", trees, references, Options());
    }

    private static string UsingsOf(SampleCode sample) =>
        (sample.InTests ? TestUsings : "") + (sample.InXunit ? XunitUsing : "");

    private static IEnumerable<MetadataReference> ReferencesOf(SampleCode sample) =>
        sample.InXunit ? [.. MachineReferences.Testing, Libraries.Named("Moq")]
        : sample.InTests ? [MachineReferences.Netra, Libraries.Named("NUnit"), Libraries.Named("Moq")]
        : [];

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Latest, path);

    private static CSharpCompilationOptions Options() =>
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
}
