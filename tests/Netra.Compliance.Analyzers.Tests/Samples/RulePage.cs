using System.Text.RegularExpressions;
using Netra.Compliance.Analyzers.Tests.House;

namespace Netra.Compliance.Analyzers.Tests.Samples;

/// <summary>A rule's page, and the samples on it.</summary>
internal sealed partial class RulePage(string id)
{
    private readonly string _text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", id + ".md"));

    /// <summary>Whether the page says that an attribute silences the rule for one place.</summary>
    public bool NamesAttribute => _text.Contains(", or `[SuppressMessage(", StringComparison.Ordinal);

    public SampleCode Bad => Sample("Bad", isBad: true);

    public SampleCode Good => Sample("Good", isBad: false);

    private SampleCode Sample(string section, bool isBad)
    {
        var fence = Fence().Match(_text, _text.IndexOf($"\n## {section}\n", StringComparison.Ordinal));
        var (language, code) = (fence.Groups["language"].Value, fence.Groups["code"].Value);
        return language == "ini"
            ? new("public sealed class Samples { }\n", code, InTests: true)
            : new(RuleSample.Of(id).File(code, isBad), "", RuleSample.Of(id).InTests);
    }

    [GeneratedRegex(@"```(?<language>\w+)\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
