namespace Netra.Compliance.Cli.Models;

/// <summary>The model of a run: a real one behind a meter, or none; then the tests' own scripted one answers.</summary>
internal sealed class ModelSession : IAsyncDisposable
{
    /// <summary>Lets tests use a real model; a key alone, which an environment may hold anyway, does not.</summary>
    private const string ModeVariable = "NETRA_LLM";

    private readonly ModelPlan? _plan;
    private readonly ModelMeter? _meter;

    private ModelSession(ModelPlan? plan, ModelMeter? meter) => (_plan, _meter) = (plan, meter);

    public static async Task<ModelSession> StartAsync(ModelPlan? plan) =>
        new(plan, plan is null ? null : await ModelMeter.StartAsync(plan, TimeProvider.System));

    /// <summary>The tests' environment, with the way to the meter in place of that to the endpoint, or
    /// neither.</summary>
    public IReadOnlyDictionary<string, string?> Over(IReadOnlyDictionary<string, string?> variables) =>
        new Dictionary<string, string?>(variables)
        {
            [ModeVariable] = _meter is null ? null : "real",
            [ModelEndpoint.AddressVariable] = _meter?.Address.ToString(),
            [ModelEndpoint.KeyVariable] = _meter?.Key,
            [ModelEndpoint.NameVariable] = _plan?.Endpoint.Name,
        };

    /// <summary>Runs what may use the model; a limit that is reached cancels it.</summary>
    /// <returns>The result; null when it was stopped for the limits.</returns>
    public async Task<int?> WithinLimitsAsync(Func<CancellationToken, Task<int>> work, CancellationToken cancellation)
    {
        var stopped = _meter?.Stopped ?? CancellationToken.None;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopped);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException)
            when (stopped.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>What was used in the end; null without a real model.</summary>
    public async Task<ModelUsage?> EndAsync()
    {
        await (_meter?.EndAsync() ?? Task.CompletedTask);
        return _meter?.Usage;
    }

    public ValueTask DisposeAsync() => _meter?.DisposeAsync() ?? ValueTask.CompletedTask;
}
