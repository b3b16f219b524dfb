using System.Runtime.InteropServices;
using Netra.Apex.Load;

using var stop = new CancellationTokenSource();
var listening = new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }
    .Select(signal => PosixSignalRegistration.Create(signal, Stop)).ToList();
var code = await LoadCommand.RunAsync(args, stop.Token);
listening.ForEach(registration => registration.Dispose());
return (int)code;

// A second signal ends the process at once; the platform ends with it all the same.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
