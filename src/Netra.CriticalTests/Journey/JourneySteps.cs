using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Data.Usage;
using Netra.Apex.Infrastructure.Health;
using Netra.Apex.Performance.Tools;
using Netra.Apex.Quality.Gate;
using Netra.Apex.Security.DemoAnalytics;
using Netra.Apex.Security.Permissions;
using Netra.CriticalTests.Auth;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;
using Netra.CriticalTests.Quality;

namespace Netra.CriticalTests.Journey;

/// <summary>The steps of one customer, Ann, over public endpoints. Each runs once, after the one before it, and returns
/// what she saw.</summary>
/// <remarks>Everything here is set-up: it throws if a step cannot run, and never asserts.</remarks>
internal sealed class JourneySteps : IAsyncDisposable
{
    /// <summary>Ann's address at the provider.</summary>
    public const string Email = "ann@example.com";

    private const string Demo = "cost demo";
    private const string PaidTool = "cost_optimizer";
    private const string Saving = "totalUsd";

    /// <summary>The health of the platform, of the model and of the agents when all is well.</summary>
    public const string Healthy = "Healthy: Healthy, Healthy";

    // How long to wait for what a broken platform never does.
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, object?> Offers = new()
    {
        ["offers"] = new[] { new { gpu = "H100", hourlyUsd = 2 } },
    };

    private readonly Dictionary<string, Task> _taken = [];
    private readonly JourneyPlatform _platform;
    private readonly Person _root;
    private readonly Person _ann;
    private Phone? _phone;
    private Conversation? _work;
    private int _asked;
    private Guid _job;

    public JourneySteps(JourneyPlatform platform)
    {
        _platform = platform;
        _root = new Person(platform.Address, JourneyPlatform.Administrator);
        _ann = new Person(platform.Address, Email);
    }

    /// <summary>Two visitors try a demo, and one of them converts; the administrator reads what it cost and
    /// earned.</summary>
    public Task<DemoOutcome> TryDemoAsync() => TakeAsync(_root.SignInAsync, async () =>
    {
        await VisitDemoAsync([new("1", DemoEventKind.Interaction, 0), new("2", DemoEventKind.Converted, 0)]);
        await VisitDemoAsync([new("1", DemoEventKind.Interaction, 0)]);
        var finances = new { type = Demo, investment = 100, revenuePerConversion = 150 };
        await DemandAsync(_root.Http.PutAsJsonAsync("demo/finances", finances));
        var figures = await ReadAsync<DemoFigures[]>(_root.Http.GetAsync("demo/analytics"));
        var total = figures.Single(row => row.Type == Demo && row.Day is null);
        return new DemoOutcome(total.Sessions, total.Conversions, total.Roi);
    });

    /// <summary>Ann signs in at the provider; she and the administrator, whose session is older, check who is signed
    /// in.</summary>
    public Task<(string Ann, string Administrator)> SignUpAsync() => TakeAsync(TryDemoAsync, async () =>
    {
        await _ann.SignInAsync();
        return (await _ann.WhoAsync(), await _root.WhoAsync());
    });

    /// <summary>Ann reports ten hours of one GPU and one of another, reads the bill, and has it analysed by the
    /// free tool.</summary>
    public Task<UsageView> ReportUsageAsync() => TakeAsync(SignUpAsync, async () =>
    {
        object[] lines = [new { gpu = "H100", minutes = 600, cost = 50 }, new { gpu = "A100", minutes = 60, cost = 3 }];
        await DemandAsync(_ann.Http.PostAsJsonAsync("data/usage-reports", new { workload = "training", lines }));
        var run = await ReadAsync<ToolExecution>(RunAsync("gpu_analyzer", []));
        var hourly = run.Insights.Where(insight => insight.Metric == "hourlyUsd")
            .Select(insight => string.Create(CultureInfo.InvariantCulture, $"{insight.Subject} ${insight.Value:0.00}"));
        return new UsageView(await BillAsync(), string.Join(", ", hourly));
    });

    /// <summary>Ann tries a tool that she has not paid for.</summary>
    public Task<ToolOutcome> TryPaidToolAsync() => TakeAsync(ReportUsageAsync, RunPaidToolAsync);

    /// <summary>Ann asks twice: the model answers what the facts say, and then something else.</summary>
    public Task<(AnswerView Right, AnswerView Wrong)> AskTwiceAsync() => TakeAsync(TryPaidToolAsync, async () =>
    {
        var right = await AskAsync(node: 1, QualityFixture.Full(1));
        var wrong = await AskAsync(node: 2, QualityFixture.Brief(2, "$900"));
        return (right, wrong);
    });

    /// <summary>The administrator gives Ann the role that she bought; she looks at it in her open session.</summary>
    public Task<(string Role, string Session)> UpgradeAsync() => TakeAsync(AskTwiceAsync, async () =>
    {
        var path = $"security/roles/{Uri.EscapeDataString(_ann.Subject)}";
        await DemandAsync(_root.Http.PutAsJsonAsync(path, new { role = "enterprise" }));
        var seen = await ReadAsync<RoleReport>(_ann.Http.GetAsync(path));
        return (seen.Role, await _ann.WhoAsync());
    });

    /// <summary>Ann runs the tool that she has now paid for.</summary>
    public Task<ToolOutcome> UsePaidToolAsync() => TakeAsync(UpgradeAsync, RunPaidToolAsync);

    /// <summary>Ann has the agents answer a question.</summary>
    public Task<IEnumerable<string>> RunAgentsAsync() => TakeAsync(UsePaidToolAsync, async () =>
    {
        using var talk = _platform.Model.Converse("the bill of June", ModelScript.Reply);
        var order = new { question = $"What can be done about {talk.Topic}?" };
        return (await ReadAsync<RunReport>(_ann.Http.PostAsJsonAsync("agents/runs", order))).Endings();
    });

    /// <summary>The model is cut off; Ann checks the health, asks until she is told to come back later, and reads her
    /// bills.</summary>
    public Task<OutageView> LoseModelAsync() => TakeAsync(RunAgentsAsync, async () =>
    {
        _platform.ModelLine.Cut();
        var health = await HealthOnceAsync(health => health.EndsWith("Unhealthy, Unhealthy", StringComparison.Ordinal));
        var answer = await AskUntilAsync(HttpStatusCode.ServiceUnavailable);
        return new OutageView(health, answer, await BillAsync());
    });

    /// <summary>The model is back; Ann asks again, and checks the health.</summary>
    public Task<(AnswerView Answer, string Health)> RecoverAsync() => TakeAsync(LoseModelAsync, async () =>
    {
        _platform.ModelLine.Restore();
        var answer = await AskUntilAsync(HttpStatusCode.OK);
        return (answer, await HealthOnceAsync(health => health == Healthy));
    });

    /// <summary>The platform's process is killed while Ann's phone is connected and a job of hers runs, and
    /// another one is started; she checks who is signed in, and looks at her phone.</summary>
    public Task<(string Session, string Phone)> RestartAsync() => TakeAsync(RecoverAsync, async () =>
    {
        _phone = new Phone(_platform.Address, _ann.Cookies);
        await _phone.StartAsync("The bill of July");
        await OrderJobAsync();
        await _platform.RestartAsync();
        _work!.Release();
        return (await _ann.WhoAsync(), await _phone.ComeBackAsync());
    });

    /// <summary>Ann checks what became of the job and which of its steps asked the model after the restart, and reads
    /// her bill.</summary>
    public Task<(string Job, string Bill)> ComeBackAsync() => TakeAsync(RestartAsync, async () =>
    {
        await using var ann = new JobCustomer(_platform.Address, _ann.Cookies, owned: null);
        var end = await ann.EndAsync(_job);
        var again = _work!.Requests.Skip(_asked).Select(request => request.Step).Distinct();
        return ($"{end}: {string.Join(", ", again.Order(StringComparer.Ordinal))}", await BillAsync());
    });

    public async ValueTask DisposeAsync()
    {
        await (_phone?.DisposeAsync() ?? ValueTask.CompletedTask);
        _work?.Dispose();
        _ann.Dispose();
        _root.Dispose();
    }

    private static async Task<T> ReadAsync<T>(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web))!;
    }

    private static async Task DemandAsync(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        response.EnsureSuccessStatusCode();
    }

    private static async Task<T> AfterAsync<T>(Func<Task> before, Func<Task<T>> step)
    {
        await before();
        return await step();
    }

    private Task<T> TakeAsync<T>(Func<Task> before, Func<Task<T>> step, [CallerMemberName] string name = "")
    {
        if (!_taken.TryGetValue(name, out var taken))
        {
            _taken[name] = taken = AfterAsync(before, step);
        }

        return (Task<T>)taken;
    }

    private async Task VisitDemoAsync(DemoEvent[] events)
    {
        using var visitor = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        visitor.BaseAddress = _platform.Address;
        visitor.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        var demo = await ReadAsync<DemoSession>(visitor.PostAsJsonAsync("demo/sessions", new { type = Demo }));
        await DemandAsync(visitor.PostAsJsonAsync($"demo/sessions/{demo.Id}/events", events));
    }

    private Task<HttpResponseMessage> RunAsync(string tool, Dictionary<string, object?> arguments) =>
        _ann.Http.PostAsJsonAsync($"performance/tools/{PermissionSettings.OwnServer}/{tool}", arguments);

    private async Task<ToolOutcome> RunPaidToolAsync()
    {
        using var response = await RunAsync(PaidTool, Offers);
        var run = response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<ToolExecution>() : null;
        var http = run?.Result?.GetProperty(Saving).GetRawText() ?? $"{response.StatusCode}";
        return new ToolOutcome(http, await _ann.RunOverMcpAsync(PaidTool, Offers, Saving));
    }

    private async Task<string> BillAsync()
    {
        using var response = await _ann.Http.GetAsync("data/usage-reports");
        return response.IsSuccessStatusCode
            ? string.Join(", ", (await response.Content.ReadFromJsonAsync<UsageReport[]>())!.Select(LineOf))
            : $"{response.StatusCode}";
    }

    private static string LineOf(UsageReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Workload} ${report.Cost:0.00} for {report.Usage.Sum(gpu => gpu.Minutes)} minutes");

    /// <summary>Asks what a node cost, which the only fact states.</summary>
    private async Task<AnswerView> AskAsync(int node, string reply)
    {
        using var talk = _platform.Model.Converse(QualityFixture.Question, _ => ModelReply.Say(reply));
        GivenFact[] facts = [new($"n{node}", $"Node n{node} cost the team ${node}00 in June.")];
        using var response = await _ann.Http.PostAsJsonAsync("quality/answers", new { question = talk.Topic, facts });
        return new AnswerView(response.StatusCode, response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<GatedAnswer>(JsonSerializerOptions.Web))!.Text
            : $"{response.Headers.RetryAfter}");
    }

    /// <summary>Asks about one more node until the answer has a status, or the wait limit is over.</summary>
    private async Task<AnswerView> AskUntilAsync(HttpStatusCode status)
    {
        AnswerView? seen = null;
        await InTime.ComesTrueAsync(
            async () => seen?.Status == status
                || (seen = await AskAsync(node: 3, QualityFixture.Full(3))).Status == status,
            WaitLimit);
        return seen!;
    }

    /// <summary>The health of the platform, of the model and of the agents, once it is as expected or the wait limit is
    /// over.</summary>
    private async Task<string> HealthOnceAsync(Predicate<string> isExpected)
    {
        var seen = "";
        await InTime.ComesTrueAsync(async () => isExpected(seen = await HealthAsync()), WaitLimit);
        return seen;
    }

    private async Task<string> HealthAsync()
    {
        using var response = await _ann.Http.GetAsync("health");
        var health = await response.Content.ReadFromJsonAsync<PlatformHealth>(JsonSerializerOptions.Web);
        var parts = health!.Parts.Where(part => part.Name is DependencyGraph.Llm or DependencyGraph.Agent);
        return $"{health.Status}: {string.Join(", ", parts.Select(part => part.Status))}";
    }

    /// <summary>Orders a job, and waits until its last agent works on it.</summary>
    private async Task OrderJobAsync()
    {
        _work = _platform.Model.Converse("the bill of July", ModelScript.Reply);
        var optimizer = _work.Hold("optimizer");
        await using var ann = new JobCustomer(_platform.Address, _ann.Cookies, owned: null);
        _job = await ann.OrderAsync(_work);
        await optimizer.Arrival.InTimeAsync("the optimizer is asked");
        _asked = _work.Requests.Length;
    }
}
