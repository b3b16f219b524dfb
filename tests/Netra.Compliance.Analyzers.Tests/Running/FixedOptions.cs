using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Tests.Running;

/// <summary>The same options for every file.</summary>
internal sealed class FixedOptions(params (string Key, string Value)[] options) : AnalyzerConfigOptionsProvider
{
    private readonly Values _values = new(options.ToDictionary(option => option.Key, option => option.Value));

    public override AnalyzerConfigOptions GlobalOptions => _values;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _values;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _values;

    private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
