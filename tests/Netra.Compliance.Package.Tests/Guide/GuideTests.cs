using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Guide;

/// <summary>What the guide promises to a reader who types it in.</summary>
[Collection(ConsumersCollection.Name)]
public sealed class GuideTests(Consumers consumers)
{
    private readonly GuideProject _project = new(consumers.Feed);

    [Fact]
    public async Task Is_proven_as_written()
    {
        var run = await _project.RunAsync();

        Assert.Contains(GuideFiles.Verdicts[0], run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Is_at_risk_when_the_product_breaks()
    {
        var run = await _project.Change("Shop/Basket.cs", ">= 100", "> 100").RunAsync();

        Assert.Contains(GuideFiles.Verdicts[1], run.Output);
        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task Lets_the_fault_survive_when_the_test_does_not_look()
    {
        var run = await _project.Change("Shop.Tests/Checkout.cs", "(90, total)", "(total, total)").RunAsync();

        Assert.Contains("survived", run.Output);
        Assert.Equal(4, run.ExitCode);
    }

    [Fact]
    public async Task Warns_of_a_test_that_does_not_look()
    {
        var build = await _project.Change("Shop.Tests/Checkout.cs", "(90, total)", "(total, total)").BuildAsync();

        Assert.Contains("warning NETRA3003", build.Output);
        Assert.Equal(0, build.ExitCode);
    }

    [Fact]
    public async Task Builds_without_a_warning_as_written() =>
        Assert.Contains("0 Warning(s)", (await _project.BuildAsync()).Output);
}
