namespace Netra.Compliance.Analyzers.Tests.Samples;

/// <summary>A file that compiles, and the .editorconfig that it stands under.</summary>
/// <param name="Source">The file.</param>
/// <param name="Config">Sections of an .editorconfig; empty for none.</param>
/// <param name="InTests">Whether the project references a test framework.</param>
internal sealed record SampleCode(string Source, string Config, bool InTests)
{
    /// <summary>Whether that framework is xunit, as on all pages but where a sample names another.</summary>
    public bool InXunit => InTests && !Source.Contains("NUnit.Framework.", StringComparison.Ordinal);

    public SampleCode Under(string config) => this with { Config = $"{Config}\n[*.cs]\n{config}\n" };

    public SampleCode After(string text) => this with { Source = text + Source };
}
