using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Scenarios;

[Collection(ConsumersCollection.Name)]
public sealed class OutcomeTests(Consumers consumers)
{
    [Fact]
    public async Task All_pass()
    {
        var run = await consumers.ShopRunAsync("FullyQualifiedName~Outcomes.Passing");

        Assert.Equal(["Adds", "Grows", "Grows"], run.Ended("Passing", "passed").Select(test => test.Method));
        Assert.Equal((3, 0, 0), (run.Journal.Ended!.Total, run.Journal.Ended.Failed, run.Journal.Ended.Skipped));
        Assert.Equal("Shop.Tests", run.Journal.Header.Assembly);
        Assert.NotNull(run.Journal.Header.CatalogHash);
    }

    [Fact]
    public async Task One_fails()
    {
        var run = await consumers.ShopRunAsync();

        Assert.Equal("Passes", Assert.Single(run.Ended("Failing", "passed")).Method);
        var failure = Assert.Single(run.Ended("Failing", "failed"));
        Assert.Equal("Fails", failure.Method);
        Assert.Contains("Assert.Equal() Failure", failure.Message);
    }

    [Theory]
    [InlineData("Ends")]
    [InlineData("Holds_something")]
    public async Task Rows_share_a_name(string method)
    {
        var run = await consumers.ShopRunAsync();
        var rows = run.Finished.Where(test => test.Method == method).ToList();

        Assert.Equal(["failed", "passed"], rows.Select(row => row.Outcome).Order(StringComparer.Ordinal));
        Assert.Single(rows.Select(row => row.Display).Distinct());
        Assert.Equal(2, rows.Select(row => (row.Id, row.Occurrence)).Distinct().Count());
    }

    [Fact]
    public async Task One_is_skipped()
    {
        var run = await consumers.ShopRunAsync();

        Assert.Equal("until the bank answers", Assert.Single(run.Ended("Skipped", "skipped")).Message);
        Assert.Equal(1, run.Journal.Ended!.Skipped);
    }

    [Fact]
    public async Task A_filter_matches_nothing()
    {
        var run = await consumers.ShopRunAsync("FullyQualifiedName~NoSuchTest");

        Assert.Contains("No test matches", run.Command.Output);
        Assert.Empty(run.Journals);
    }

    [Fact]
    public async Task A_list_of_tests_is_no_run()
    {
        var run = await consumers.Shop.ListAsync();

        Assert.Contains("Passing.Adds", run.Command.Output);
        Assert.Empty(run.Journals);
    }

    [Fact]
    public async Task A_class_fixture_fails_in_its_constructor()
    {
        var run = await consumers.ShopRunAsync();

        Assert.Contains("the database is away", Assert.Single(run.Ended("BadConstructor", "failed")).Message);
        Assert.Empty(run.Ended("BadConstructor", "passed"));
    }

    [Fact]
    public async Task A_class_fixture_fails_in_its_clean_up()
    {
        var run = await consumers.ShopRunAsync();

        Assert.Single(run.Ended("BadCleanUp", "passed"));
        var error = Assert.Single(run.Errors);
        Assert.Equal(("class", "Shop.Tests.Outcomes.BadCleanUp"), (error.Scope, error.Classes.Single()));
        Assert.Contains("the server does not stop", error.Message);
    }

    [Fact]
    public async Task The_process_is_killed_in_mid_run()
    {
        var run = await consumers.ShopRunAsync("FullyQualifiedName~Outcomes.Killed");

        Assert.NotEqual(0, run.Command.ExitCode);
        Assert.Null(run.Journal.Ended);
        Assert.DoesNotContain(run.Finished, test => test.Method != "A_passes");
    }
}
