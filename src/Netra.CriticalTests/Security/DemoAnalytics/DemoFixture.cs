using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Netra.Apex.Security.DemoAnalytics;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Security;

/// <summary>A platform whose demos visitors try, and whose administrator, <c>root</c>, sees what comes of it.</summary>
public sealed class DemoFixture : ApexFixture
{
    private const string Root = "root";

    /// <summary>Today on the platform's clock, UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime);

    /// <summary>The name of a demo type that no other test uses.</summary>
    public static string NewType(string beginning = "demo") => $"{beginning} {Guid.NewGuid():N}";

    /// <summary>Starts half an hour before midnight, UTC: no test runs into the next day by chance, and those that want
    /// to are soon there.</summary>
    public override Task InitializeAsync()
    {
        MoveToMidnight(before: TimeSpan.Zero);
        MoveToMidnight(before: TimeSpan.FromMinutes(30));
        return base.InitializeAsync();
    }

    /// <summary>Moves the clock to an instant before the next midnight, UTC; zero: to midnight.</summary>
    public void MoveToMidnight(TimeSpan before) =>
        Time.Advance(Time.GetUtcNow().Date.AddDays(1) - before - Time.GetUtcNow().UtcDateTime);

    /// <summary>Begins a session.</summary>
    /// <param name="type">What the demo shows.</param>
    /// <param name="key">By this the client knows the session; null: a new one.</param>
    public async Task<Guid> BeginAsync(string type, Guid? key = null)
    {
        using var visitor = Platform.Client();
        visitor.DefaultRequestHeaders.Add("Idempotency-Key", $"{key ?? Guid.NewGuid()}");
        using var begun = await visitor.PostAsJsonAsync("demo/sessions", new { type });
        return (await begun.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<DemoSession>())!.Id;
    }

    /// <summary>Tries to begin a session.</summary>
    /// <param name="key">By this the client knows the session; null: it does not say.</param>
    /// <param name="type">What the demo shows; null: it does not say.</param>
    /// <returns>Why it was refused; blank: it was not.</returns>
    public async Task<string> TryBeginAsync(string? key, string? type)
    {
        using var visitor = Platform.Client();
        visitor.DefaultRequestHeaders.Add("Idempotency-Key", key is null ? [] : [key]);
        using var begun = await visitor.PostAsJsonAsync("demo/sessions", new { type });
        return await RefusalAsync(begun);
    }

    /// <summary>Begins a session, and lets a minute pass.</summary>
    public async Task<Guid> UseAsync(string type)
    {
        var session = await BeginAsync(type);
        Time.Advance(TimeSpan.FromMinutes(1));
        return session;
    }

    /// <summary>Begins sessions, after a minute of which the visitor signs up.</summary>
    public async Task ConvertAsync(string type, int sessions)
    {
        for (var session = 0; session < sessions; session++)
        {
            await SendAsync(await UseAsync(type), new DemoEvent("sign-up", DemoEventKind.Converted, 1_000));
        }
    }

    /// <summary>Sends events of a session, in one batch.</summary>
    /// <returns>Why it was refused; blank: it was not.</returns>
    internal async Task<string> SendAsync(Guid session, params DemoEvent?[] events)
    {
        using var visitor = Platform.Client();
        using var sent = await visitor.PostAsJsonAsync($"demo/sessions/{session}/events", events);
        return await RefusalAsync(sent);
    }

    /// <summary>Sends events of a session, one after the other.</summary>
    internal Task<IReadOnlyList<string>> SendEachAsync(Guid session, IEnumerable<DemoEvent> events) =>
        events.OneByOneAsync(one => SendAsync(session, one));

    /// <summary>Records what a demo type costs and earns.</summary>
    /// <returns>Why it was refused; blank: it was not.</returns>
    public async Task<string> RecordAsync(string type, decimal investment, decimal revenuePerConversion)
    {
        using var root = await Platform.ClientAsync(Root);
        using var answer = await root.PutAsJsonAsync("demo/finances", new { type, investment, revenuePerConversion });
        return await RefusalAsync(answer);
    }

    /// <summary>The figures of demo types whose names end alike: of the period, and then of its days.</summary>
    internal async Task<DemoFigures[]> FiguresAsync(string type, DateOnly from, DateOnly to)
    {
        using var root = await Platform.ClientAsync(Root);
        var figures = await root.GetFromJsonAsync<DemoFigures[]>($"demo/analytics?from={from:O}&to={to:O}");
        return [.. figures!.Where(row => row.Type.EndsWith(type, StringComparison.Ordinal))];
    }

    /// <summary>The figures of a demo type for today alone.</summary>
    internal async Task<DemoFigures> TotalAsync(string type) => (await FiguresAsync(type, Today, Today))[0];

    /// <summary>How many sessions of a demo type a report counts; blank: none; or why it is refused.</summary>
    internal async Task<string> CountAsync(string type, string report)
    {
        using var root = await Platform.ClientAsync(Root);
        using var answer = await root.GetAsync($"demo/{report}");
        return answer.IsSuccessStatusCode
            ? $"{Array.Find(await ReadAsync(answer), row => row.Type == type)?.Sessions}"
            : await RefusalAsync(answer);
    }

    /// <summary>The lines of the CSV file for today that name a demo type.</summary>
    public async Task<string[]> LinesAsync(string type)
    {
        using var root = await Platform.ClientAsync(Root);
        var file = await root.GetStringAsync($"demo/analytics.csv?from={Today:O}&to={Today:O}");
        return [.. file.Split("\r\n").Where(line => line.Contains(type, StringComparison.Ordinal))];
    }

    // A day passes here in an instant: the health of the parts need not be read every ten seconds of it.
    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Apex:Security:Permissions:Administrators:0"] = Root;
        settings["Apex:Infrastructure:Health:Interval"] = "1.00:00:00";
    }

    private static async Task<DemoFigures[]> ReadAsync(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<DemoFigures[]>())!;

    private static async Task<string> RefusalAsync(HttpResponseMessage answer) => answer.IsSuccessStatusCode
        ? ""
        : (await answer.Content.ReadFromJsonAsync<ProblemDetails>())!.Detail ?? $"{(int)answer.StatusCode}";
}
