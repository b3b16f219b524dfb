namespace Netra.Compliance.Tests.Proving;

/// <summary>A fixture that adds prices, wrongly under a <see cref="LosesACent"/>.</summary>
public sealed class Till : IFaultTarget, IDisposable
{
    private Fault? _fault;

    public Till() => TillLog.Current.Note("made");

    public void Inject(Fault fault)
    {
        _fault = fault;
        TillLog.Current.Note("injected");
    }

    public Task StartAsync()
    {
        TillLog.Current.Note("started");
        return Task.CompletedTask;
    }

    public int Sum(int left, int right) => _fault is LosesACent loss ? loss.Lose(left + right) : left + right;

    public void Dispose() => TillLog.Current.Note("ended");
}
