using System.IO.Compression;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Scenarios;

[Collection(ConsumersCollection.Name)]
public sealed class PackageTests(Consumers consumers)
{
    private static readonly string[] Contents =
    [
        "README.md",
        "analyzers/dotnet/cs/Netra.Compliance.Analyzers.dll",
        "analyzers/dotnet/cs/Netra.Compliance.CodeFixes.dll",
        "analyzers/dotnet/cs/Netra.Compliance.Generators.dll",
        "build/Netra.Compliance.props",
        "build/Netra.Compliance.targets",
        "build/Netra.Presets.targets",
        "build/Netra.Warnings.targets",
        "buildTransitive/Netra.Compliance.props",
        "buildTransitive/Netra.Compliance.targets",
        "buildTransitive/Netra.Presets.targets",
        "buildTransitive/Netra.Warnings.targets",
        "lib/net8.0/Netra.Compliance.dll",
        "lib/netstandard2.0/Netra.Compliance.dll",
        "presets/recommended.globalconfig",
        "presets/relaxed.globalconfig",
        "presets/strict.globalconfig",
    ];

    [Fact]
    public void Holds_library_rules_fixes_generator_and_build_files()
    {
        using var package = ZipFile.OpenRead(consumers.Feed.Package);

        Assert.Equal(Contents,
            package.Entries.Select(entry => entry.FullName).Intersect(Contents).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Builds_a_strict_consumer_without_a_warning() =>
        Assert.Contains("0 Warning(s)", consumers.Shop.Build.Output);

    [Theory]
    [InlineData("NETRA1001", "Long.cs")]
    [InlineData("NETRA2001", "Unvalued.cs")]
    public void Warns_in_the_build_and_does_not_stop_it(string rule, string file) =>
        Assert.Contains(
            consumers.Own.Build.Output.Split('\n'), line => line.Contains("warning " + rule) && line.Contains(file));

    [Theory]
    [InlineData("NETRA1001", "Long.cs")]
    [InlineData("NETRA2001", "Unvalued.cs")]
    public void Writes_the_findings_beside_the_intermediate_files(string rule, string file) =>
        Assert.Contains(
            SarifReader.Read(consumers.Own.Findings, consumers.Own.Folder),
            finding => finding.Rule == rule && finding.Path!.EndsWith(file, StringComparison.Ordinal));

    [Fact]
    public void Compiles_the_catalog_into_the_assembly()
    {
        var catalog = CatalogReader.Read(consumers.Shop.Assembly);

        Assert.Equal(11_000, catalog!.Header.Declared);
        Assert.Equal(Enumerable.Range(1, 11), catalog.Tests.Select(test => test.Number).Order());
    }

    [Fact]
    public void Builds_no_absolute_path_into_the_assembly() =>
        Assert.Contains("\"Netra.Results\": \"../../../TestResults/netra\"",
            File.ReadAllText(Path.ChangeExtension(consumers.Shop.Assembly, "runtimeconfig.json")));
}
