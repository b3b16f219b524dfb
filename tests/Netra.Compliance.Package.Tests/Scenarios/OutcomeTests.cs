using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Scenarios;

[Collection(ConsumersCollection.Name)]
public sealed class OutcomeTests(Consumers consumers)
{
    [Fact]
    public async Task All_pass()
    {
        var run = await TestAsync("Passing");

        Assert.Equal(["Adds", "Grows", "Grows"], run.Methods("passed"));
        Assert.Equal(3, run.Journal.Ended!.Total);
        Assert.Equal("Shop.Tests", run.Journal.Header.Assembly);
        Assert.NotNull(run.Journal.Header.CatalogHash);
    }

    [Fact]
    public async Task One_fails()
    {
        var run = await TestAsync("Failing");

        Assert.Equal(["Passes"], run.Methods("passed"));
        Assert.Equal(["Fails"], run.Methods("failed"));
        Assert.Contains("Assert.Equal() Failure", run.Finished.Single(test => test.Outcome == "failed").Message);
        Assert.Equal(1, run.Journal.Ended!.Failed);
    }

    [Fact]
    public async Task Rows_share_a_name()
    {
        var run = await TestAsync("SharedNames");

        Assert.Equal(["Ends", "Holds_something"], run.Methods("failed"));
        Assert.Equal(["Ends", "Holds_something"], run.Methods("passed"));
        Assert.Equal(4, run.Finished.Select(test => (test.Id, test.Occurrence)).Distinct().Count());
        Assert.Equal(2, run.Finished.Select(test => test.Display).Distinct().Count());
    }

    [Fact]
    public async Task One_is_skipped()
    {
        var run = await TestAsync("Skipped");

        Assert.Equal(["Waits"], run.Methods("skipped"));
        Assert.Equal("until the bank answers", run.Finished.Single(test => test.Outcome == "skipped").Message);
        Assert.Equal(1, run.Journal.Ended!.Skipped);
    }

    [Fact]
    public async Task A_filter_matches_nothing()
    {
        var run = await TestAsync("NoSuchTest");

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
        var run = await TestAsync("BadConstructor");

        Assert.Equal(["Never_runs"], run.Methods("failed"));
        Assert.Contains("the database is away", run.Finished.Single().Message);
    }

    [Fact]
    public async Task A_class_fixture_fails_in_its_clean_up()
    {
        var run = await TestAsync("BadCleanUp");

        Assert.Equal(["Passes"], run.Methods("passed"));
        var error = Assert.Single(run.Errors);
        Assert.Equal(("class", "Shop.Tests.Outcomes.BadCleanUp"), (error.Scope, error.Classes.Single()));
        Assert.Contains("the server does not stop", error.Message);
    }

    [Fact]
    public async Task The_process_is_killed_in_mid_run()
    {
        var run = await TestAsync("Killed");

        Assert.NotEqual(0, run.Command.ExitCode);
        Assert.Null(run.Journal.Ended);
        Assert.DoesNotContain(run.Finished, test => test.Method != "A_passes");
    }

    private Task<TestRun> TestAsync(string name) => consumers.Shop.TestAsync("FullyQualifiedName~Outcomes." + name);
}
