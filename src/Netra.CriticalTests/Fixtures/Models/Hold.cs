namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A gate before a step's reply.</summary>
public sealed class Hold(string step)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets the step's replies go.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Waits for the step's first request, which comes whatever is broken.</summary>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public Task ArrivesAsync() => Arrival.InTimeAsync($"step '{step}' asks the model");

    /// <summary>Completes when the step's first request comes.</summary>
    public Task Arrival => _arrived.Task;

    internal Task PassAsync(CancellationToken cancel)
    {
        _arrived.TrySetResult();
        return _released.Task.WaitAsync(cancel);
    }
}
