using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netra.Apex.Client.Wire;
using Netra.Apex.Quality.Checkpoints;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;

namespace Netra.CriticalTests.Quality;

/// <summary>What a customer and an operator see of a node.</summary>
/// <param name="Jobs">The status of some jobs.</param>
/// <param name="Cache">What each layer of the cache was asked.</param>
/// <param name="Clients">How many clients the node has.</param>
internal sealed record NodeView(string Jobs, string Cache, int Clients);

/// <summary>A signed-in customer at one platform.</summary>
internal sealed class JobCustomer : IAsyncDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private readonly ClientWebSocket _socket = new() { Options = { Proxy = null } };

    private readonly IAsyncDisposable? _owned;

    public JobCustomer(Uri platform, string session, IAsyncDisposable? owned)
    {
        _owned = owned;
        _http.BaseAddress = platform;
        _http.DefaultRequestHeaders.Add("Cookie", session);
        _socket.Options.SetRequestHeader("Cookie", session);
    }

    /// <summary>Where she speaks to the platform.</summary>
    public Uri Platform => _http.BaseAddress!;

    /// <summary>Orders a job, again while Redis is away or too slow.</summary>
    public async Task<Guid> OrderAsync(Conversation talk, int number = 1)
    {
        Guid? job = null;
        await InTime.TrueAsync(
            async () => (job ??= await TryOrderAsync(talk, number)) is not null, "a job is accepted");
        return job!.Value;
    }

    /// <summary>Orders a job.</summary>
    /// <returns>The job; null when it is not accepted now.</returns>
    public async Task<Guid?> TryOrderAsync(Conversation talk, int number = 1)
    {
        using var response = await PostAsync(talk, number);
        return response.StatusCode switch
        {
            HttpStatusCode.Accepted =>
                (await response.Content.ReadFromJsonAsync<JobView>(JsonSerializerOptions.Web))!.Id,
            HttpStatusCode.ServiceUnavailable => null,
            var other => throw new InvalidOperationException($"A job was answered {other}."),
        };
    }

    /// <summary>Orders a job, all of whose steps are of a role where one is given.</summary>
    /// <returns>The status of the answer.</returns>
    public async Task<string> AnswerAsync(Conversation talk, string? role = null)
    {
        using var response = await PostAsync(talk, number: 1, role);
        return $"{response.StatusCode}";
    }

    /// <summary>The status of a job, why it failed, and its report where it is missing or too early; the status of the
    /// answer when there is no such job.</summary>
    public async Task<string> StatusAsync(Guid job)
    {
        using var response = await _http.GetAsync($"quality/jobs/{job}");
        return response.IsSuccessStatusCode
            ? Text((await response.Content.ReadFromJsonAsync<JobView>(JsonSerializerOptions.Web))!)
            : $"{response.StatusCode}";
    }

    /// <summary>The status of a job once it neither waits nor runs.</summary>
    public async Task<string> EndAsync(Guid job)
    {
        await InTime.TrueAsync(async () => await StatusAsync(job) is not ("Pending" or "Running"), "the job is over");
        return await StatusAsync(job);
    }

    /// <summary>Orders many jobs at once, and waits until all are over.</summary>
    public async Task FinishAsync(Conversation talk, int jobs)
    {
        foreach (var job in await Task.WhenAll(Enumerable.Range(1, jobs).Select(number => OrderAsync(talk, number))))
        {
            await EndAsync(job);
        }
    }

    /// <summary>Connects a client, and waits until it is welcome.</summary>
    public async Task ConnectAsync()
    {
        await _socket.ConnectAsync(new UriBuilder(_http.BaseAddress!) { Scheme = "ws", Path = "socket" }.Uri, default);
        var channel = new FrameChannel(_socket);
        await channel.SendAsync(new Frame.Hello("phone", "one", Resumes: false, Acknowledged: 0), default);
        await channel.ReceiveAsync(default).InTimeAsync("the platform welcomes");
    }

    /// <summary>Connects a client, and closes the connection.</summary>
    /// <returns>How many clients the node has when it has noticed, or does not in a moment.</returns>
    public async Task<int> ComeAndGoAsync()
    {
        await ConnectAsync();
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default).InTimeAsync("the socket is closed");
        await InTime.ComesTrueAsync(async () => (await CheckpointAsync()).Clients == 0, Moment);
        return (await CheckpointAsync()).Clients;
    }

    /// <summary>Asks for a profile that nobody has published: each layer is asked once.</summary>
    public async Task AskCacheAsync()
    {
        using var response = await _http.GetAsync("data/profiles/nobodys");
    }

    /// <summary>What each layer of the cache was asked, as JSON.</summary>
    public Task<string> CacheAsync() => _http.GetStringAsync("data/cache");

    /// <summary>What an operator is told of the checkpoints.</summary>
    public async Task<CheckpointStatus> CheckpointAsync() =>
        (await _http.GetFromJsonAsync<CheckpointStatus>("quality/checkpoint", JsonSerializerOptions.Web))!;

    /// <summary>Orders a job that is not accepted.</summary>
    /// <returns>What an operator is then told, and whether the platform stops.</returns>
    public async Task<string> ProblemAsync(ApexNode platform, Conversation talk)
    {
        await AnswerAsync(talk);
        var isStopping = platform.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var problem = (await CheckpointAsync()).Problem;
        return $"{problem} It {(isStopping.IsCancellationRequested ? "stops" : "goes on")}.";
    }

    /// <summary>What the platform says of its health.</summary>
    public async Task<string> HealthAsync() =>
        (await _http.GetFromJsonAsync<JsonElement>("health")).GetProperty("status").GetString()!;

    /// <summary>All of it.</summary>
    public async Task<NodeView> ViewAsync(params IEnumerable<Guid> jobs)
    {
        var statuses = new List<string>();
        foreach (var job in jobs)
        {
            statuses.Add(await StatusAsync(job));
        }

        return new NodeView(string.Join(' ', statuses), await CacheAsync(), (await CheckpointAsync()).Clients);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _http.Dispose();
        return _owned?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private static string Text(JobView job)
    {
        var report = job.Status == JobStatus.Done ? $"/agents/runs/{job.Id}" : null;
        var reason = job.Reason is null ? "" : $": {job.Reason}";
        return job.Report == report ? $"{job.Status}{reason}" : $"{job.Status}{reason}, with report '{job.Report}'";
    }

    private Task<HttpResponseMessage> PostAsync(Conversation talk, int number, string? role = null) =>
        _http.PostAsJsonAsync("quality/jobs", new
        {
            question = $"What about {talk.Topic}, {number}?",
            steps = role is null ? null : new[] { new { name = "only", role } },
        });
}

/// <summary>Reads what the model was asked.</summary>
internal static class TalkReading
{
    /// <summary>How many runs of agents were begun.</summary>
    public static int Runs(this Conversation talk) =>
        talk.Requests.Count(request => request.Step == "supervisor" && request.ToolResults.IsEmpty);
}

/// <summary>A platform at work: a job is done, the optimizer of another thinks, a third waits, and a client is
/// connected.</summary>
/// <param name="Talk">The conversation of its agents.</param>
/// <param name="Done">The job that is done.</param>
/// <param name="Running">The job whose optimizer thinks.</param>
/// <param name="Pending">The job that waits.</param>
internal sealed record Workday(Conversation Talk, Guid Done, Guid Running, Guid Pending)
{
    /// <summary>All three jobs.</summary>
    public IEnumerable<Guid> Jobs => [Done, Running, Pending];

    /// <summary>Lets the work begin; the last job's acceptance saves all of it.</summary>
    public static async Task<Workday> BeginAsync(Conversation talk, JobCustomer ann)
    {
        var done = await ann.OrderAsync(talk, number: 1);
        await ann.EndAsync(done);
        await ann.AskCacheAsync();
        await ann.ConnectAsync();
        var optimizer = talk.Hold("optimizer");
        var running = await ann.OrderAsync(talk, number: 2);
        await optimizer.Arrival.InTimeAsync("the optimizer is asked");
        return new Workday(talk, done, running, await ann.OrderAsync(talk, number: 3));
    }

    /// <summary>What a checkpoint should hold of it.</summary>
    public NodeContents ToContents() => new(
        $"{Done}, {Running}, {Pending}", $"{Running}: data triage", """{"customer":"ann","name":"phone"}""", "1 1 1");

    /// <summary>Waits until a step of the running job was begun so often.</summary>
    public Task BegunAsync(string step, int times) =>
        InTime.TrueAsync(() => ValueTask.FromResult(Begun(step) >= times), "every platform that started works");

    /// <summary>Waits until every job has a report.</summary>
    public Task ReportedAsync(HttpClient customer) => InTime.TrueAsync(
        async () =>
        {
            var reports = await Task.WhenAll(Jobs.Select(job => customer.GetAsync($"agents/runs/{job}")));
            return reports.All(report => report.IsSuccessStatusCode);
        },
        "every job has a report");

    /// <summary>How often a step of the running job was begun at the model.</summary>
    public int Begun(string step) => Talk.Requests.Count(request => request.Step == step && IsFirstOfRunning(request));

    private static bool IsFirstOfRunning(ModelRequest request) =>
        request.ToolResults.IsEmpty && request.Question.Contains(", 2?", StringComparison.Ordinal);
}
