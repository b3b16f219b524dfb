using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Tests.House;

namespace Netra.Compliance.Analyzers.Tests.Docs;

public sealed class RulePageTests
{
    private static readonly string Pages = Path.Combine(Repository.Root, "docs", "rules");

    public static TheoryData<string> Ids => [.. RuleCatalog.Descriptors.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Every_rule_has_a_page_with_its_sections(string id)
    {
        var page = File.ReadAllText(Path.Combine(Pages, id + ".md"));
        Assert.StartsWith($"# {id}: ", page);
        Assert.All(
            ["## Cause", "## Why", "## Bad", "## Good", "## Fix", "## Options", "## How to suppress"],
            section => Assert.Contains($"\n{section}\n\n", page));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_page_names_category_and_severity_as_the_rule_has_them(string id)
    {
        var rule = Rule(id);
        var expected =
            $"Category `{rule.Category}`, default severity {rule.DefaultSeverity.ToString().ToLowerInvariant()}.";
        Assert.Contains(expected, File.ReadAllText(Path.Combine(Pages, id + ".md")));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_rule_links_to_its_page(string id) => Assert.Equal(
        $"https://github.com/netra-apex/netra-compliance/blob/main/docs/rules/{id}.md", Rule(id).HelpLinkUri);

    [Theory, MemberData(nameof(Ids))]
    public void Every_rule_is_tracked_for_release(string id)
    {
        var rule = Rule(id);
        var line =
            $"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}, [documentation]({rule.HelpLinkUri})";
        Assert.Contains(line, Tracked());
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_rule_is_enabled_and_described(string id)
    {
        Assert.True(Rule(id).IsEnabledByDefault);
        Assert.NotEmpty(Rule(id).Description.ToString());
    }

    [Theory, MemberData(nameof(Ids))]
    public void Every_page_says_how_to_silence_its_rule(string id) => Assert.All(
        [$"dotnet_diagnostic.{id}.severity = none", $"#pragma warning disable {id} // why"],
        way => Assert.Contains(way, File.ReadAllText(Path.Combine(Pages, id + ".md"))));

    [Theory, MemberData(nameof(Ids))]
    public void Every_page_says_none_where_there_is_no_fix_and_only_there(string id) =>
        Assert.Equal(!RuleTable.HasFix(id),
            File.ReadAllText(Path.Combine(Pages, id + ".md"))
                .Contains("\n## Fix\n\nNone.\n", StringComparison.Ordinal));

    [Fact]
    public void Every_page_is_of_a_rule() => Assert.Equal(
        RuleCatalog.Descriptors.Select(rule => rule.Id),
        Directory.EnumerateFiles(Pages, "NETRA*.md").Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void The_catalog_lists_every_analyzer_of_the_assembly() => Assert.Equal(
        typeof(RuleCatalog).Assembly.GetTypes().Where(IsAnalyzer).Select(type => type.Name)
            .Order(StringComparer.Ordinal),
        RuleCatalog.AllRules.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));

    private static bool IsAnalyzer(Type type) =>
        !type.IsAbstract && type.IsSubclassOf(typeof(Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer));

    private static DiagnosticDescriptor Rule(string id) => RuleCatalog.Descriptors.Single(rule => rule.Id == id);

    private static ImmutableArray<string> Tracked() => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "Netra.Compliance.Analyzers"), "AnalyzerReleases.*.md")
        .SelectMany(File.ReadLines)];
}
