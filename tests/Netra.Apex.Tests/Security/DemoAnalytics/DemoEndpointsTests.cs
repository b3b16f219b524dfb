using System.Net;
using System.Net.Http.Json;
using System.Text;
using Netra.Apex.Security.DemoAnalytics;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Security.DemoAnalytics;

/// <summary>What visitors may report, and who sees it.</summary>
public sealed class DemoEndpointsTests
{
    private static readonly (string, string) Root = ("Apex:Security:Permissions:Administrators:0", "root");

    [Theory]
    [InlineData("", "{'type':'cost'}")]
    [InlineData("1", "{'type':'cost'}")]
    [InlineData("00000000-0000-0000-0000-000000000000", "{'type':'cost'}")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff", "{}")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff", "{'type':' '}")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff", "{'type':'a\\u0000'}")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff", "{'type':'\\tcost'}")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff", "{'type':'a\\ud800'}")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff", "{'type':'a\\ufffe'}")]
    [InlineData("6f9619ff-8b86-d011-b42d-00c04fc964ff", "null")]
    public async Task A_session_needs_a_key_and_a_type(string key, string body)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var visitor = platform.ClientOf("");
        visitor.DefaultRequestHeaders.Add("Idempotency-Key", key);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("demo/sessions", Json(body))).StatusCode);
    }

    [Theory]
    [InlineData(64, HttpStatusCode.OK)]
    [InlineData(65, HttpStatusCode.BadRequest)]
    public async Task A_type_has_64_characters_at_most(int length, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var visitor = platform.ClientOf("");
        visitor.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        using var begun = await visitor.PostAsJsonAsync("demo/sessions", new { type = $" {new string('a', length)} " });
        Assert.Equal(status, begun.StatusCode);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("1")]
    [InlineData("a%01b")]
    public async Task An_unknown_session_is_not_found(string session)
    {
        await using var platform = await UsagePlatform.StartAsync();
        const string Ended = "[{'id':'a','kind':'ended','afterMs':0}]";
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(platform, session, Ended));
    }

    // The session is a minute old.
    [Theory]
    [InlineData("'kind':'interaction','afterMs':60000,'durationMs':60000", HttpStatusCode.NoContent)]
    [InlineData("'kind':'interaction','afterMs':60001", HttpStatusCode.BadRequest)]
    [InlineData("'kind':'interaction','afterMs':-1", HttpStatusCode.BadRequest)]
    [InlineData("'kind':'interaction','afterMs':500,'durationMs':501", HttpStatusCode.BadRequest)]
    [InlineData("'kind':'interaction','afterMs':500,'durationMs':-1", HttpStatusCode.BadRequest)]
    [InlineData("'kind':'ended','afterMs':500,'durationMs':1", HttpStatusCode.BadRequest)]
    [InlineData("'kind':'converted','afterMs':9223372036854775807", HttpStatusCode.BadRequest)]
    [InlineData("'kind':'bought','afterMs':0", HttpStatusCode.BadRequest)]
    [InlineData("'kind':7,'afterMs':0", HttpStatusCode.BadRequest)]
    [InlineData("'afterMs':'soon'", HttpStatusCode.BadRequest)]
    public async Task An_event_happened_between_the_beginning_and_now(string rest, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync();
        var session = await BeginAsync(platform);
        platform.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(status, await SendAsync(platform, session, $"[{{'id':'a',{rest}}}]"));
    }

    [Theory]
    [InlineData(1, 64, HttpStatusCode.NoContent)]
    [InlineData(1, 65, HttpStatusCode.BadRequest)]
    [InlineData(1, 0, HttpStatusCode.BadRequest)]
    [InlineData(100, 4, HttpStatusCode.NoContent)]
    [InlineData(101, 4, HttpStatusCode.BadRequest)]
    [InlineData(0, 4, HttpStatusCode.BadRequest)]
    public async Task A_batch_has_1_to_100_events_with_short_ids(int events, int length, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync();
        var ids = Enumerable.Range(1000, events).Select(number => length == 4 ? $"{number}" : new string('a', length));
        var batch = string.Join(',', ids.Select(id => $"{{'id':'{id}','kind':'converted','afterMs':0}}"));
        Assert.Equal(status, await SendAsync(platform, await BeginAsync(platform), $"[{batch}]"));
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[{'id':'a\\u0000','kind':'ended','afterMs':0}]")]
    [InlineData("[{'id':null,'kind':'ended','afterMs':0}]")]
    public async Task A_batch_is_a_list_of_events(string body)
    {
        await using var platform = await UsagePlatform.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(platform, await BeginAsync(platform), body));
    }

    [Theory]
    [InlineData("[{'id':'c','kind':'interaction','afterMs':500}]", HttpStatusCode.NoContent)]
    [InlineData("[{'id':'c','kind':'interaction','afterMs':501}]", HttpStatusCode.BadRequest)]
    [InlineData("[{'id':'c','kind':'ended','afterMs':400}]", HttpStatusCode.NoContent)]
    [InlineData("[{'id':'c','kind':'ended','afterMs':399}]", HttpStatusCode.BadRequest)]
    [InlineData("[{'id':'c','kind':'converted','afterMs':60000}]", HttpStatusCode.NoContent)]
    public async Task Nobody_uses_a_demo_after_its_end(string body, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync();
        var session = await BeginAsync(platform);
        platform.Time.Advance(TimeSpan.FromMinutes(1));
        const string Whole = "[{'id':'b','kind':'ended','afterMs':500},{'id':'a','kind':'interaction','afterMs':400}]";
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(platform, session, Whole));
        Assert.Equal(status, await SendAsync(platform, session, body));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(platform, session, Whole));
    }

    [Theory]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("ann", HttpStatusCode.Forbidden)]
    [InlineData("root", HttpStatusCode.OK)]
    public async Task Only_administrators_see_the_figures(string name, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync(null, Root);
        using var client = platform.ClientOf(name);
        Assert.Equal(status, (await client.GetAsync("demo/analytics")).StatusCode);
        Assert.Equal(status, (await client.GetAsync("demo/analytics.csv")).StatusCode);
        using var recorded = await client.PutAsync("demo/finances", Json(Finance("1", "1")));
        Assert.Equal(status == HttpStatusCode.OK ? HttpStatusCode.NoContent : status, recorded.StatusCode);
    }

    [Theory]
    [InlineData("1000000000", "0.01", HttpStatusCode.NoContent)]
    [InlineData("1000000000.01", "0", HttpStatusCode.BadRequest)]
    [InlineData("0", "1000000000.01", HttpStatusCode.BadRequest)]
    [InlineData("0.001", "0", HttpStatusCode.BadRequest)]
    [InlineData("null", "0", HttpStatusCode.BadRequest)]
    [InlineData("0", "null", HttpStatusCode.BadRequest)]
    [InlineData("0", "1e99", HttpStatusCode.BadRequest)]
    public async Task An_amount_is_up_to_a_billion_in_whole_cents(
        string investment, string revenue, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync(null, Root);
        using var root = platform.ClientOf("root");
        using var recorded = await root.PutAsync("demo/finances", Json(Finance(investment, revenue)));
        Assert.Equal(status, recorded.StatusCode);
    }

    [Theory]
    [InlineData("from=2026-01-01&to=2027-01-01", HttpStatusCode.OK)]
    [InlineData("from=2026-01-01&to=2027-01-02", HttpStatusCode.BadRequest)]
    [InlineData("from=2026-01-02&to=2026-01-01", HttpStatusCode.BadRequest)]
    [InlineData("from=2026-01-02&to=2026-01-02", HttpStatusCode.OK)]
    [InlineData("to=0001-01-01", HttpStatusCode.OK)]
    [InlineData("from=9999-12-31&to=9999-12-31", HttpStatusCode.OK)]
    [InlineData("from=tomorrow", HttpStatusCode.BadRequest)]
    [InlineData("from=2026-02-30", HttpStatusCode.BadRequest)]
    public async Task A_period_has_1_to_366_days(string query, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync(null, Root);
        using var root = platform.ClientOf("root");
        Assert.Equal(status, (await root.GetAsync($"demo/analytics?{query}")).StatusCode);
        Assert.Equal(status, (await root.GetAsync($"demo/analytics.csv?{query}")).StatusCode);
    }

    [Fact]
    public async Task Visitors_have_one_turn_together()
    {
        const string Admission = "Apex:Performance:Admission";
        await using var platform = await UsagePlatform.StartAsync(
            null, ($"{Admission}:Burst", "1"), ($"{Admission}:Queue", "1"));
        await BeginAsync(platform);
        using var visitor = platform.ClientOf("");
        var waiting = Enumerable.Range(0, 2).Select(_ => visitor.PostAsync("demo/sessions", Json("{}"))).ToList();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await await Task.WhenAny(waiting)).StatusCode);
    }

    private static string Finance(string investment, string revenue) =>
        $"{{'type':'cost','investment':{investment},'revenuePerConversion':{revenue}}}";

    private static StringContent Json(string body) => new(body.Replace('\'', '"'), Encoding.UTF8, "application/json");

    private static async Task<string> BeginAsync(UsagePlatform platform)
    {
        using var visitor = platform.ClientOf("");
        visitor.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        using var begun = await visitor.PostAsJsonAsync("demo/sessions", new { type = "cost" });
        return $"{(await begun.Content.ReadFromJsonAsync<DemoSession>())!.Id}";
    }

    private static async Task<HttpStatusCode> SendAsync(UsagePlatform platform, string session, string body)
    {
        using var visitor = platform.ClientOf("");
        using var content = Json(body);
        return (await visitor.PostAsync($"demo/sessions/{session}/events", content)).StatusCode;
    }
}
