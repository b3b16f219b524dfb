using System.Runtime.InteropServices;

namespace Netra.Compliance.Cli.Commands;

/// <summary>Ctrl-C, a request to end and a closed terminal, as one cancellation: what was started is stopped
/// first.</summary>
public sealed class StopSignals : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP,
        PosixSignal.SIGQUIT];

    /// <summary>
    /// <c>timeout</c> and a closing terminal signal the process and then its group: the same request, twice. What was
    /// started needs this long to be ended, too.
    /// </summary>
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly List<PosixSignalRegistration> _registrations;

    private readonly Lock _asking = new();
    private long? _first;

    /// <summary>Listens until it is disposed of.</summary>
    public StopSignals(TimeProvider time)
    {
        _time = time;
        _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, Stop))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _stop.Dispose();
    }

    /// <summary>
    /// Whether a signal is handled here; a second request ends the process at once, which ends the servers all the
    /// same.
    /// </summary>
    internal bool IsHandled()
    {
        lock (_asking)
        {
            _first ??= _time.GetTimestamp();
            return _time.GetElapsedTime(_first.Value) < Echo;
        }
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = IsHandled();
        _stop.Cancel();
    }
}
