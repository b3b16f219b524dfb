using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Scenarios;

[Collection(ConsumersCollection.Name)]
public sealed class OwnFrameworkTests(Consumers consumers)
{
    [Fact]
    public async Task A_framework_that_composes_the_sink_writes_the_journal()
    {
        var run = await consumers.OwnRunAsync("compose");

        Assert.Single(run.Ended("Valued", "passed"));
        Assert.Single(run.Ended("Unvalued", "passed"));
        Assert.Equal(2, run.Journal.Ended!.Total);
    }

    [Theory]
    [InlineData("ignore")]
    [InlineData("throw")]
    public async Task A_framework_that_does_not_leaves_no_journal(string mode)
    {
        var run = await consumers.OwnRunAsync(mode);

        Assert.Contains("Passed:     2", run.Command.Output);
        Assert.Empty(run.Journals);
    }
}
