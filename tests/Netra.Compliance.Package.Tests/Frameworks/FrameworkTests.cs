using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Frameworks;

/// <summary>What a build reports when critical tests cannot be recorded, with the real packages.</summary>
[Collection(ConsumersCollection.Name)]
public sealed class FrameworkTests(Consumers consumers)
{
    private const string None = "NETRA2008: Critical tests are not recorded or proven because ";
    private const string Supported = "; use xunit v2 in C# 8 or later";

    private const string Foreign =
        "'Checkout' cannot be registered as a critical test: 'Pays' is not an xunit test";

    [Theory]
    [InlineData("Xunit3", "this project uses xunit v3" + Supported)]
    [InlineData("NUnit4", "this project uses NUnit" + Supported)]
    [InlineData("MSTest4", "this project uses MSTest" + Supported)]
    [InlineData("TUnit1", "this project uses TUnit" + Supported)]
    [InlineData("Nothing", "this project uses no test framework" + Supported)]
    [InlineData("OldLibrary", "this project uses no test framework in C# 7.3" + Supported)]
    [InlineData("OldLanguage", "this project uses xunit v2 in C# 7.3" + Supported)]
    [InlineData("Functional", "this project is written in F#" + Supported)]
    [InlineData("Basic", "this project is written in VB" + Supported)]
    public async Task Tells_once_what_is_in_the_way_and_builds(string name, string why)
    {
        var built = await consumers.FrameworksAsync();

        Assert.Equal(["warning " + None + why], built.Said(name, "NETRA2008"));
        Assert.Empty(built.Said(name, "NETRA2005"));
        Assert.True(built.IsBuilt(name));
    }

    [Fact]
    public async Task Stops_at_a_proof_that_cannot_be_made() => Assert.Equal(
        ["error " + None + "this project uses NUnit" + Supported],
        (await consumers.FrameworksAsync()).Said("NUnitProven", "NETRA2008"));

    [Theory]
    [InlineData("Xunit2")]
    [InlineData("Central")]
    [InlineData("OldRuntime")]
    [InlineData("Helpers")]
    [InlineData("Through")]
    public async Task Tells_nothing_where_all_can_be_proven_or_nothing_is_declared(string name)
    {
        var built = await consumers.FrameworksAsync();

        Assert.Empty(built.Said(name, "NETRA2008"));
        Assert.True(built.IsBuilt(name));
    }

    [Fact]
    public async Task Names_a_point_that_another_framework_runs_beside_xunit() => Assert.Equal(
        ["warning NETRA2005: " + Foreign],
        (await consumers.FrameworksAsync()).Said("Both", "NETRA2005"));
}
