using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Tests.Samples;

/// <summary>The options that an .editorconfig gives to files.</summary>
internal sealed class SampleOptions(AnalyzerConfigSet config) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions => new Values(config.GlobalConfigOptions);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) =>
        new Values(config.GetOptionsForSourcePath(tree.FilePath));

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Values(config.GetOptionsForSourcePath(textFile.Path));

    private sealed class Values(AnalyzerConfigOptionsResult result) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) =>
            result.AnalyzerOptions.TryGetValue(key, out value!);
    }
}

/// <summary>The severities that an .editorconfig gives to rules.</summary>
internal sealed class SampleSeverities(AnalyzerConfigSet config) : SyntaxTreeOptionsProvider
{
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) =>
        GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(
        SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        config.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(
        string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }
}
