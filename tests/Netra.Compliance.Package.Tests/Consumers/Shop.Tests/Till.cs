namespace Shop.Tests.Proofs;

/// <summary>A fixture that adds prices; its start and end are asynchronous, as a server's are.</summary>
public sealed class Till : IAsyncLifetime, IAsyncDisposable, IFaultTarget
{
    private Fault? _fault;
    private bool _open;

    /// <inheritdoc/>
    public void Inject(Fault fault) => _fault = fault;

    /// <summary>Opens the till.</summary>
    public async Task InitializeAsync()
    {
        await Task.Yield();
        (_fault as JamsTheDrawer)?.Jam();
        _open = true;
    }

    /// <summary>The sum of two prices.</summary>
    public int Add(int left, int right)
    {
        Assert.True(_open);
        var sum = left + right;
        sum = _fault is LosesACent loss ? loss.Lose(sum) : sum;
        return _fault is LosesTheReceipt receipt ? receipt.Lose(sum) : sum;
    }

    /// <summary>Closes the till.</summary>
    public Task DisposeAsync()
    {
        _open = false;
        return Task.CompletedTask;
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());
}
