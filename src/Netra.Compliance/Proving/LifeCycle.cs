namespace Netra.Compliance.Proving;

/// <summary>Starts and ends instances as the framework would, with the fault injected before the start.</summary>
internal sealed class LifeCycle(ITestDialect dialect, Fault? fault)
{
    /// <summary>Whether anything could take the fault so far.</summary>
    public bool HasInjected { get; private set; }

    public Task StartAsync(object instance)
    {
        Inject(instance);
        return dialect.StartAsync(instance);
    }

    public async Task EndAsync(object instance)
    {
        try
        {
            await dialect.StopAsync(instance).ConfigureAwait(false);
        }
        finally
        {
            await DisposeAsync(instance).ConfigureAwait(false);
        }
    }

    private static async Task DisposeAsync(object instance)
    {
        if (instance is IDisposable disposable)
        {
            disposable.Dispose();
        }
        else if (instance is IAsyncDisposable asyncDisposable)
        {
            await asyncDisposable.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Inject(object instance)
    {
        if (fault is not null && instance is IFaultTarget target)
        {
            target.Inject(fault);
            HasInjected = true;
        }
    }
}
