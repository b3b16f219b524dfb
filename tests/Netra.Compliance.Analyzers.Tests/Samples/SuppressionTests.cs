using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Tests.Samples;

/// <summary>Each way that the pages name to silence a rule, for every rule.</summary>
public sealed partial class SuppressionTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.Descriptors.Select(rule => rule.Id)];

    public static TheoryData<string> IdsWithAttribute =>
        [.. RuleCatalog.Descriptors.Select(rule => rule.Id).Where(id => new RulePage(id).NamesAttribute)];

    [Theory, MemberData(nameof(Ids))]
    public async Task Is_silenced_by_a_pragma(string id) =>
        Assert.Empty(await SampleRun.Open(Bad(id).After($"#pragma warning disable {id}\n"), id));

    [Theory, MemberData(nameof(Ids))]
    public async Task Is_not_silenced_by_a_pragma_for_another_rule(string id) =>
        Assert.NotEmpty(await SampleRun.Open(Bad(id).After("#pragma warning disable NETRA0000\n"), id));

    [Theory, MemberData(nameof(Ids))]
    public async Task Is_silenced_for_the_project_by_an_attribute(string id) =>
        Assert.Empty(await SampleRun.Open(Bad(id).After(Attribute(id, Rule(id).Category)), id));

    [Theory, MemberData(nameof(IdsWithAttribute))]
    public async Task Is_silenced_by_an_attribute_where_the_page_names_one(string id) =>
        Assert.Empty(await SampleRun.Open(Bad(id).After(AttributesOnTypes(id)), id));

    [Theory, MemberData(nameof(Ids))]
    public async Task Is_silenced_by_an_editorconfig(string id) =>
        Assert.Empty(await SampleRun.Open(Bad(id).Under($"dotnet_diagnostic.{id}.severity = none"), id));

    [Theory, MemberData(nameof(Ids))]
    public async Task Is_silenced_with_its_family_by_an_editorconfig(string id) =>
        Assert.Empty(
            await SampleRun.Open(
                Bad(id).Under($"dotnet_analyzer_diagnostic.category-{Rule(id).Category}.severity = none"), id));

    [Theory, MemberData(nameof(Ids))]
    public async Task Has_the_severity_that_an_editorconfig_gives_it(string id)
    {
        var found = await SampleRun.Open(Bad(id).Under($"dotnet_diagnostic.{id}.severity = error"), id);
        Assert.Equal([DiagnosticSeverity.Error], found.Select(said => said.Severity).Distinct());
    }

    private static SampleCode Bad(string id) => new RulePage(id).Bad;

    private static DiagnosticDescriptor Rule(string id) => RuleCatalog.Descriptors.Single(rule => rule.Id == id);

    // As if the attribute stood on each type of the sample.
    private static string AttributesOnTypes(string id) =>
        string.Concat(TypeNames().Matches(Bad(id).Source).Select(type => type.Groups["name"].Value).Distinct()
        .Select(name =>
            $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"{Rule(id).Category}\", \"{id}\", Scope = "
            + $"\"type\", Target = \"~T:{name}\")]\n"));

    [GeneratedRegex(@"\b(class|interface) (?<name>\w+)")]
    private static partial Regex TypeNames();

    private static string Attribute(string id, string category) =>
        $"[assembly: System.Diagnostics.CodeAnalysis.SuppressMessage(\"{category}\", \"{id}\", Justification = "
        + $"\"Sample\")]\n";
}
