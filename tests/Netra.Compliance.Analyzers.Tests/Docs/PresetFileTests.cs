using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Tests.Docs;

/// <summary>The presets hold for every rule there is, and say nothing that no rule reads.</summary>
public sealed class PresetFileTests
{
    private static readonly string[] Mildest = ["none", "silent", "suggestion", "warning", "error"];

    public static TheoryData<string> Ids => [.. RuleCatalog.Descriptors.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Strict_makes_every_rule_an_error(string id) => Assert.Equal("error", Severity("strict", id));

    [Theory, MemberData(nameof(Ids))]
    public void Each_preset_is_at_least_as_strict_as_the_one_before(string id)
    {
        var ranks = Preset.All.Select(preset => Array.IndexOf(Mildest, Severity(preset.Name, id))).ToList();
        Assert.Equal(ranks.Order(), ranks);
        Assert.DoesNotContain(-1, ranks);
    }

    [Fact]
    public void Recommended_leaves_every_severity_to_the_rule() => Assert.Empty(Named("recommended").Categories);

    [Fact]
    public void Names_no_category_that_has_no_rule() => Assert.All(Preset.All, preset => Assert.Empty(preset.Categories
        .Except(RuleCatalog.Descriptors.Select(rule => rule.Category.ToLowerInvariant()))));

    [Fact]
    public void Sets_no_option_that_the_rules_would_not_take() => Assert.All(Preset.All, preset => Assert.All(
        preset.Options.Where(option => option.Key.StartsWith("netra_", StringComparison.Ordinal)),
        option => Assert.True(OptionCatalog.All.Single(known => known.Key == option.Key).Accepts(option.Value))));

    [Fact]
    public void Gives_way_to_every_file_of_the_project() =>
        Assert.All(Preset.All,
            preset =>
                Assert.Contains(
                    "\nis_global = true\n# The lowest level: .editorconfig and the project's own .globalconfig files "
                    + "take "
                    + "precedence.\nglobal_level = -10\n", preset.Text));

    // A limit for tests in a preset would win over the limit for all that a user sets.
    [Fact]
    public void Sets_no_limit_for_tests_alone() =>
        Assert.All(Preset.All, preset => Assert.DoesNotContain("_tests", preset.Text));

    // The compiler ends with an exception where a category is set to it and a SARIF log is written.
    [Fact]
    public void Sets_no_severity_to_default() =>
        Assert.All(Preset.All, preset => Assert.DoesNotContain("= default", preset.Text));

    [Fact]
    public void Is_each_known_to_the_build() => Assert.Equal(
        Preset.All.Select(preset => preset.Name).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Preset.Folder).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    private static Preset Named(string name) => Preset.All.Single(preset => preset.Name == name);

    private static string Severity(string preset, string id) =>
        Named(preset).SeverityOf(RuleCatalog.Descriptors.Single(rule => rule.Id == id));
}
