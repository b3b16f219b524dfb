using System.Text.Json;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Tests.Journaling;

public sealed class RunOriginTests
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData("1.0.0+" + Sha, Sha)]
    [InlineData("1.0.0-beta.2+build.7." + Sha, Sha)]
    [InlineData("1.0.0+" + Sha + "0123456789abcdef01234567", Sha + "0123456789abcdef01234567")]
    [InlineData("1.0.0+20260105", null)]
    [InlineData("1.0.0+" + Sha + ".dirty", null)]
    [InlineData("1.0.0", null)]
    [InlineData(null, null)]
    public void Reads_the_commit_that_the_sdk_stamped(string? version, string? commit) =>
        Assert.Equal(commit, RunOrigin.CommitIn(version));

    [Theory]
    [InlineData("GITHUB_ACTIONS", "true", "GITHUB_RUN_ID", "github-7")]
    [InlineData("TF_BUILD", "True", "BUILD_BUILDID", "azure-7")]
    [InlineData("GITLAB_CI", "true", "CI_PIPELINE_ID", "gitlab-7")]
    [InlineData("CI", "true", "GITHUB_RUN_ID", null)]
    [InlineData("GITHUB_ACTIONS", "true", "CI_PIPELINE_ID", null)]
    public void Names_the_run_of_a_build_service(string marker, string value, string name, string? run) => Assert.Equal(
        run,
        RunOrigin.CiRunOf(new Dictionary<string, string> { [marker] = value, [name] = "7" }.GetValueOrDefault));

    [Fact]
    public void Leaves_out_of_the_run_record_what_is_not_known()
    {
        var names = new JournalScratch().Events.Single().EnumerateObject().Select(field => field.Name);
        Assert.DoesNotContain(names, name => name is "commit" or "ciRun" or "shard");
    }

    [Fact]
    public void Writes_into_the_run_record_what_is()
    {
        var header = JournalScratch.Header with { Origin = new(Sha, "github-7", "2/5") };
        using var stream = new MemoryStream();
        using var journal = new RunJournal(new JournalFile(() => stream, TextWriter.Null), () => header);
        var run = JsonDocument.Parse(stream.ToArray()).RootElement;
        string[] names = ["commit", "ciRun", "shard"];
        Assert.Equal([Sha, "github-7", "2/5"], names.Select(name => run.GetProperty(name).GetString()));
    }

    [Fact]
    public void Says_when_the_run_ended()
    {
        var scratch = new JournalScratch();
        scratch.Journal.Ended(new(1, 0, 0, TimeSpan.Zero));
        Assert.True(scratch.Last.GetProperty("endedAt").GetDateTime() > JournalScratch.Header.StartedAt.UtcDateTime);
    }
}
