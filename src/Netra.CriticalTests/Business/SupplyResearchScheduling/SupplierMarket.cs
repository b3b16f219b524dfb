using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Netra.Apex.Business.Scheduling;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Business;

/// <summary>A GPU model on the market.</summary>
internal sealed class Model(string name)
{
    private int _asked;

    public string Name => name;

    /// <summary>What suppliers offer of it now.</summary>
    public Offer[] Offers { get; set; } = [];

    /// <summary>What the feed answers in place of them; null: them.</summary>
    public string? Answer { get; set; }

    /// <summary>How many of the first questions are answered with an error.</summary>
    public int Failures { get; init; }

    /// <summary>What the first question waits for.</summary>
    public TaskCompletionSource? Holding { get; init; }

    /// <summary>How often the feed was asked for it.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Returns when the feed has been asked for it.</summary>
    public Task AskedAsync() => InTime.TrueAsync(() => new(Asked > 0), $"the feed is asked for {name}");

    /// <summary>Answers a question.</summary>
    public async Task<IResult> AnswerAsync(CancellationToken asker)
    {
        var question = Interlocked.Increment(ref _asked);
        await (question == 1 && Holding is { } held ? held.Task.WaitAsync(asker) : Task.CompletedTask);
        return question <= Failures
            ? Results.StatusCode(StatusCodes.Status500InternalServerError)
            : Answer is null ? Results.Json(Offers) : Results.Text(Answer, "application/json");
    }
}

/// <summary>The suppliers' feed, on loopback.</summary>
internal sealed class SupplierMarket : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Model> _models = new();
    private readonly WebApplication _app;

    private SupplierMarket()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/offers", (string gpu, CancellationToken asker) => AnswerAsync(gpu, asker));
    }

    /// <summary>Where the feed is.</summary>
    public string Address => $"{_app.Urls.First()}/offers";

    /// <summary>The models that the feed was asked for, in order.</summary>
    public ConcurrentQueue<string> Questions { get; } = new();

    public static async Task<SupplierMarket> StartAsync()
    {
        var market = new SupplierMarket();
        await market._app.StartAsync();
        return market;
    }

    /// <summary>Adds a model that no other test asks for.</summary>
    public Model Add(int failures = 0, TaskCompletionSource? holding = null, string? answer = null) => _models.GetOrAdd(
        $"gpu-{Guid.NewGuid():N}", name => new Model(name) { Failures = failures, Holding = holding, Answer = answer });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task<IResult> AnswerAsync(string gpu, CancellationToken asker)
    {
        Questions.Enqueue(gpu);
        return _models[gpu].AnswerAsync(asker);
    }
}
