namespace Netra.CriticalTests.Fixtures.Network;

/// <summary>Lets bytes of one direction pass while it is open, and holds them while it is closed.</summary>
internal sealed class Gate
{
    private volatile TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long _arrived;

    public Gate() => Open();

    /// <summary>Bytes that have come to the gate, held ones included.</summary>
    public long Arrived => Interlocked.Read(ref _arrived);

    public void Note(int bytes) => Interlocked.Add(ref _arrived, bytes);

    public Task PassAsync(CancellationToken stop) => _opened.Task.WaitAsync(stop);

    public void Open() => _opened.TrySetResult();

    public void Close()
    {
        if (_opened.Task.IsCompleted)
        {
            _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
