using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Guide;

/// <summary>The files that the guide shows: a line with a path in code marks, and under it the content in a
/// fence.</summary>
internal static partial class GuideFiles
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "getting-started.md"));

    /// <summary>Path and content of each file, as the guide has them.</summary>
    public static ImmutableArray<(string Path, string Content)> All { get; } =
        [.. Shown().Matches(Text).Select(shown => (shown.Groups["path"].Value, shown.Groups["content"].Value))];

    /// <summary>The sentences that the guide expects of the tool, in order.</summary>
    public static ImmutableArray<string> Verdicts { get; } =
        [.. Verdict().Matches(Text).Select(verdict => verdict.Groups["sentence"].Value)];

    [GeneratedRegex(@"^`(?<path>[\w./-]+)`\n```\w+\n(?<content>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Shown();

    [GeneratedRegex(@"^```\n(?<sentence>\$.*)\n```$", RegexOptions.Multiline)]
    private static partial Regex Verdict();
}
