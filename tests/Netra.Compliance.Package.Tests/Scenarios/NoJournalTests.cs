using Netra.Compliance.Package.Tests.Consuming;
using Netra.Compliance.Package.Tests.Guide;

namespace Netra.Compliance.Package.Tests.Scenarios;

/// <summary>What <c>netra run</c> says where the tests leave no journal.</summary>
[Collection(ConsumersCollection.Name)]
public sealed class NoJournalTests(Consumers consumers)
{
    private const string Supported = "; use xunit v2 in C# 8 or later (NETRA2008).";

    private const string Runner =
        """<PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" PrivateAssets="all" />""";

    private readonly GuideProject _project = new(consumers.Feed);

    [Theory]
    [InlineData("NUnit4", "it uses NUnit" + Supported)]
    [InlineData("Xunit3", "it uses xunit v3" + Supported)]
    [InlineData("Nothing", "it uses no test framework" + Supported)]
    [InlineData("OldLanguage", "the generator wrote no test framework for it" + Supported)]
    public async Task Names_what_is_not_supported(string name, string cause)
    {
        var frameworks = await consumers.FrameworksAsync();

        string[] run = [typeof(Cli.Commands.NetraTool).Assembly.Location, "run", name];
        AssertSays(await DotNet.RunAsync(frameworks.Root, new Dictionary<string, string>(), run), cause);
    }

    [Fact]
    public async Task Names_the_runtime_that_is_missing_and_shows_what_was_said_last()
    {
        const string version = "<RuntimeFrameworkVersion>10.0.99</RuntimeFrameworkVersion>";

        var run = await With("<Nullable>", version + "<Nullable>").RunAsync();

        AssertSays(run, "the runtime that it needs is missing (Framework: 'Microsoft.NETCore.App', version '10.0.99'");
        Assert.Contains("Note: dotnet test of Shop.Tests said: Test Run Aborted.", run.Output);
    }

    [Fact]
    public async Task Names_the_global_json_that_asks_for_another_platform()
    {
        const string asking = """{ "test": { "runner": "Microsoft.Testing.Platform" } }""";

        var run = await _project.Add("global.json", asking).RunAsync();

        var file = Path.Combine(_project.Folder, "global.json");
        AssertSays(run, file + " selects Microsoft.Testing.Platform, which cannot run xunit v2");
        Assert.Contains("Note: dotnet test of Shop.Tests said: Shop.Tests.csproj", run.Output);
    }

    [Fact]
    public async Task Tells_that_nothing_was_found() => AssertSays(
        await With(Runner, "").RunAsync(),
        "no test matched this run's filter, or the test adapter is missing; reference xunit.runner.visualstudio.");

    private static void AssertSays(CommandResult run, string cause)
    {
        Assert.Contains(" and left no journal. Likely cause: " + cause, run.Output);
        Assert.Contains("Its full output is in ", run.Output);
        Assert.Contains("dotnet-test.log", run.Output);
        Assert.Equal(5, run.ExitCode);
    }

    private GuideProject With(string from, string to) => _project.Change("Shop.Tests/Shop.Tests.csproj", from, to);
}
