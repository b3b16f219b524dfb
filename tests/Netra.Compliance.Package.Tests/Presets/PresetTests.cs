using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Presets;

/// <summary>The presets of the package in a project that is none of this repository's.</summary>
[Collection(ConsumersCollection.Name)]
public sealed class PresetTests(Consumers consumers)
{
    private static readonly string[] Recommended =
    [
        "NETRA1002 line 19: warning", "NETRA1002 line 6: warning", "NETRA2001 line 3: warning",
        "NETRA2006 line 5: note", "NETRA3003 line 5: warning", "NETRA3004 line 5: warning",
        "NETRA4002 line 53: warning",
    ];

    private readonly PresetProject _project = new(consumers.Feed);

    [Theory]
    [InlineData("")]
    [InlineData("recommended")]
    public async Task Leaves_the_rules_as_they_are_unless_told_otherwise(string preset) =>
        Assert.Equal(Recommended, await _project.LevelsAsync(preset));

    [Fact]
    public async Task Suggests_where_relaxed_and_widens_the_limits() => Assert.Equal(
        [
            "NETRA1002 line 19: note", "NETRA2001 line 3: warning", "NETRA2006 line 5: note",
            "NETRA3003 line 5: warning", "NETRA3004 line 5: warning", "NETRA4002 line 53: note",
        ],
        await _project.LevelsAsync("relaxed"));

    [Theory]
    [InlineData("strict")]
    [InlineData("Strict")]
    public async Task Stops_at_every_finding_where_strict(string preset) => Assert.Equal(
        Recommended.Select(line => line.Replace("warning", "error").Replace("note", "error")),
        await _project.LevelsAsync(preset));

    [Fact]
    public async Task Ends_the_build_where_strict() => Assert.Equal(1, (await _project.BuildAsync("strict")).ExitCode);

    [Fact]
    public async Task Gives_way_to_an_editorconfig() => Assert.Equal(
        ["NETRA1002 line 19: warning", "NETRA2001 line 3: note", "NETRA2006 line 5: error", "NETRA3003 line 5: error",
            "NETRA3004 line 5: error"],
        await _project.With(
            "netra_max_method_lines = 20",
            "dotnet_analyzer_diagnostic.category-Netra.Structure.severity = warning",
            "dotnet_analyzer_diagnostic.category-Netra.TypeSafety.severity = none",
            "dotnet_diagnostic.NETRA2001.severity = suggestion").LevelsAsync("strict"));

    [Fact]
    public async Task Gives_way_to_a_globalconfig() => Assert.DoesNotContain(
        "NETRA1002 line 6: error",
        await _project.WithGlobal("netra_max_method_lines = 20").LevelsAsync("strict"));

    [Fact]
    public async Task Refuses_a_name_that_is_none()
    {
        var build = await _project.BuildAsync("strct");

        Assert.Contains("error : NetraPreset is 'strct', expected relaxed, recommended or strict", build.Output);
        Assert.Equal(1, build.ExitCode);
    }
}
