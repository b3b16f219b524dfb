using System.Net;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Infrastructure.Factory;

/// <summary><c>/infrastructure/factory</c> over HTTP.</summary>
public sealed class FactoryEndpointsTests
{
    private static readonly string[] Days =
    [
        """{"day":"2026-01-01","changes":{"new":2,"fixed":0,"standing":0}}""",
        """{"day":"2026-01-02","changes":{"new":0,"fixed":1,"standing":1}}""",
        """{"day":"2026-01-03","changes":{"new":1,"fixed":0,"standing":1}}""",
    ];

    private static readonly string[] Twice =
    [
        """{"rule":"NETRA4001","file":"A.cs","line":3,"firstSeen":"2026-01-03T00:00:00+00:00","fixedAt":null}""",
        """{"rule":"NETRA4001","file":"A.cs","line":3,"firstSeen":"2026-01-01T00:00:00+00:00","fixedAt":"""
            + "\"2026-01-02T00:00:00+00:00\"}",
    ];

    [Fact]
    public async Task Is_off_without_a_tree()
    {
        await using var platform = await UsagePlatform.StartAsync(null, FactoryPlatform.Root);
        using var root = platform.ClientOf("root");
        foreach (var path in new[] { "infrastructure/factory", "infrastructure/factory/history" })
        {
            using var response = await root.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Contains("set Apex:Infrastructure:Factory:Path.", await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("", "ann", HttpStatusCode.Forbidden)]
    [InlineData("/history", "ann", HttpStatusCode.Forbidden)]
    [InlineData("", "", HttpStatusCode.Unauthorized)]
    [InlineData("", "root", HttpStatusCode.OK)]
    [InlineData("/history?days=0", "root", HttpStatusCode.BadRequest)]
    [InlineData("/history?days=31", "root", HttpStatusCode.BadRequest)]
    [InlineData("/history?days=x", "root", HttpStatusCode.BadRequest)]
    [InlineData("/history?days=30", "root", HttpStatusCode.OK)]
    [InlineData("/history?days=1", "root", HttpStatusCode.OK)]
    public async Task Is_for_administrators_and_names_bad_input(string path, string customer, HttpStatusCode status)
    {
        await using var factory = await FactoryPlatform.StartAsync();
        Assert.Equal(status, (await factory.GetAsync(path, customer)).Status);
    }

    [Fact]
    public async Task A_tree_without_files_has_no_score_and_says_so()
    {
        await using var factory = await FactoryPlatform.StartAsync(("bin/Made.cs", ""), ("Made.g.cs", ""));
        var text = (await factory.GetAsync("")).Text;
        Assert.Contains("\"files\":0,\"cleanFiles\":0,\"score\":null,\"weightedScore\":null,\"findingCount\":0", text);
        Assert.Contains("\"problem\":\"The tree has no hand-written C# file, so there is no score.\"", text);
    }

    [Fact]
    public async Task Lists_a_hundred_findings_and_counts_all()
    {
        var files = Enumerable.Range(100, 101).Select(number => ($"Basket{number}.cs", FactoryPlatform.Untyped));
        await using var factory = await FactoryPlatform.StartAsync([.. files]);
        var status = await factory.ReadAsync("");
        Assert.Equal((101, 100),
            (status.GetProperty("findingCount").GetInt32(), status.GetProperty("findings").GetArrayLength()));
        Assert.Equal("Basket199.cs", status.GetProperty("findings")[99].GetProperty("file").GetString());
    }

    [Fact]
    public async Task Shows_what_changed_day_by_day_and_in_all_days()
    {
        await using var factory = await FactoryPlatform.StartAsync(
            ("A.cs", FactoryPlatform.Untyped), ("B.cs", FactoryPlatform.Untyped));
        await NextDayAsync(factory, () => File.Delete(factory.PathOf("B.cs")), count: 1);
        await NextDayAsync(factory, () => factory.Write("C.cs", FactoryPlatform.Untyped), count: 2);

        var changes = (await factory.ReadAsync("")).GetProperty("inHistory");
        Assert.Equal("""{"new":3,"fixed":1,"standing":0}""", changes.GetRawText());
        var days = (await factory.ReadAsync("/history?days=3")).GetProperty("days");
        Assert.Equal(Days, days.EnumerateArray().Select(day => day.GetRawText()));
    }

    [Fact]
    public async Task A_finding_that_returns_is_a_new_one()
    {
        await using var factory = await FactoryPlatform.StartAsync(("A.cs", FactoryPlatform.Untyped));
        await NextDayAsync(factory, () => factory.Write("A.cs", ""), count: 0);
        await NextDayAsync(factory, () => factory.Write("A.cs", FactoryPlatform.Untyped), count: 1);

        Assert.Equal(Twice,
            (await factory.ReadAsync("/history")).GetProperty("findings").EnumerateArray()
                .Select(finding => finding.GetRawText()));
    }

    private static Task NextDayAsync(FactoryPlatform factory, Action change, int count)
    {
        factory.Platform.Time.Advance(TimeSpan.FromDays(1));
        change();
        return factory.UntilAsync(status => status.FindingCount == count);
    }
}
