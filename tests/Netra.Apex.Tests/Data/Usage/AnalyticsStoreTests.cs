using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Netra.Apex.Data;
using Netra.Apex.Data.Usage;
using Netra.Apex.Storage;

namespace Netra.Apex.Tests.Data.Usage;

/// <summary>Both analytics stores and the locks, each by itself.</summary>
public sealed class AnalyticsStoreTests
{
    private static readonly Guid Report = Guid.Parse("00000000-0000-0000-0000-000000000001");

    [Theory]
    [InlineData("Sqlite", "Data Source=a.db", null)]
    [InlineData("Sqlite", " ", "Apex:Data:Analytics:Connection is blank; give Sqlite's connection.")]
    [InlineData("ClickHouse", "http://127.0.0.1:8123/?database=apex", null)]
    [InlineData("ClickHouse", "https://analytics.example.com/", null)]
    [InlineData("ClickHouse", "Data Source=a.db", "Apex:Data:Analytics:Connection is not an HTTP address; give Click")]
    [InlineData("ClickHouse", "ftp://127.0.0.1/", "Apex:Data:Analytics:Connection is not an HTTP address; give Click")]
    public void Names_a_connection_that_it_cannot_use(string provider, string connection, string? problem)
    {
        var which = Enum.Parse<AnalyticsProvider>(provider);
        var settings = new AnalyticsSettings { Provider = which, Connection = connection };
        Assert.Equal(problem is null, !settings.Problems().Any());
        Assert.StartsWith(problem ?? "", settings.Problems().FirstOrDefault() ?? "");
    }

    [Fact]
    public async Task Counts_a_line_that_came_twice_once()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var store = platform.Get<IAnalyticsStore>();
        await store.StageAsync(Report, [new("L4", 1, 1)], CancellationToken.None);
        await store.StageAsync(Report, [new("L4", 1, 1), new("L4", 2, 2)], CancellationToken.None);
        Assert.Equal([new GpuUsage("L4", 2, 3, 3)], (await store.UsageAsync([Report], CancellationToken.None))[Report]);
    }

    [Theory]
    [InlineData("{\"lines\":0}", true, 1)]
    [InlineData("{\"lines\":2}", false, 2)]
    public async Task ClickHouse_says_that_lines_are_gone_when_it_finds_none(string found, bool gone, int requests)
    {
        var server = new ScriptedServer(_ => new(HttpStatusCode.OK) { Content = new StringContent(found) });
        Assert.Equal(gone, await server.Store.RemoveAsync(Report, CancellationToken.None));
        Assert.Equal(requests, server.Bodies.Count);
    }

    [Fact]
    public async Task ClickHouse_is_given_a_line_a_row()
    {
        var server = new ScriptedServer(_ => new(HttpStatusCode.OK));
        await server.Store.StageAsync(Report, [new("L4", 1, 0.5m), new("H\"1", 2, 0)], CancellationToken.None);
        Assert.Equal(
            """
            {"report":"00000000-0000-0000-0000-000000000001","line":0,"gpu":"L4","minutes":1,"micros":500000}
            {"report":"00000000-0000-0000-0000-000000000001","line":1,"gpu":"H\u00221","minutes":2,"micros":0}
            """,
            Assert.Single(server.Bodies));
    }

    [Fact]
    public async Task ClickHouse_that_refuses_is_not_available()
    {
        var server = new ScriptedServer(_ => new(HttpStatusCode.InternalServerError));
        await Assert.ThrowsAsync<AnalyticsUnavailableException>(() => server.Store.PrepareAsync(default));
    }

    [Fact]
    public async Task ClickHouse_that_fails_after_it_has_begun_to_answer_is_not_available()
    {
        var server =
            new ScriptedServer(_ =>
                new(HttpStatusCode.OK) { Content = new StringContent("Code: 241. Memory limit exceeded.") });
        await Assert.ThrowsAsync<AnalyticsUnavailableException>(() => server.Store.UsageAsync(reports: null, default));
    }

    public static TheoryData<Exception> Outages =>
        [new TaskCanceledException("", new TimeoutException()), new SocketException(), new HttpRequestException()];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task ClickHouse_that_does_not_answer_is_not_available(Exception outage)
    {
        var server = new ScriptedServer(_ => throw outage);
        await Assert.ThrowsAsync<AnalyticsUnavailableException>(() => server.Store.PrepareAsync(default));
    }

    [Fact]
    public async Task A_caller_that_gives_up_has_not_lost_the_store()
    {
        var server = new ScriptedServer(_ => throw new TaskCanceledException());
        await Assert.ThrowsAsync<TaskCanceledException>(() => server.Store.PrepareAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_lock_is_held_once_until_it_is_given_back()
    {
        await using var platform = await UsagePlatform.StartAsync();
        await using var context = await platform.Get<IDbContextFactory<ApexContext>>().ConnectAsync(default);
        var held = await platform.Get<IWorkLocks>().TryTakeAsync(context, Report, default);
        Assert.Null(await platform.Get<IWorkLocks>().TryTakeAsync(context, Report, default));
        await held!.DisposeAsync();
        await using var again = await platform.Get<IWorkLocks>().TryTakeAsync(context, Report, default);
        Assert.True(File.Exists(Path.Combine(platform.Folder, $"work-{Report:N}.lock")));
    }

    private sealed class ScriptedServer(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : HttpMessageHandler, IHttpClientFactory
    {
        public List<string> Bodies { get; } = [];

        public ClickHouseAnalytics Store =>
            new(this, Options.Create(new DataSettings { Analytics = { Connection = "http://127.0.0.1/" } }));

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancel)
        {
            Bodies.Add(await request.Content!.ReadAsStringAsync(cancel));
            return answer(request);
        }
    }
}
