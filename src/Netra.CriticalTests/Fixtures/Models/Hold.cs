using Netra.Compliance;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A gate before a step's reply.</summary>
public sealed class Hold(string step)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets the step's replies go.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Fails the test unless the step's first request arrives soon.</summary>
    [AssertionMethod]
    public async Task ArrivesAsync()
    {
        try
        {
            await _arrived.Task.WaitAsync(Patience.Short);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Step '{step}' did not ask the model within {Patience.Short}.");
        }
    }

    internal Task PassAsync(CancellationToken cancel)
    {
        _arrived.TrySetResult();
        return _released.Task.WaitAsync(cancel);
    }
}
