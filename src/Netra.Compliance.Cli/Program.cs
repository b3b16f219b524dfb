using Netra.Compliance.Cli.Commands;
using Netra.Compliance.Cli.Inputs;

if (!Directory.Exists("."))
{
    Console.Error.WriteLine("The current folder no longer exists: change to another folder and run netra again.");
    return (int)ExitCode.Usage;
}

using var signals = new StopSignals(TimeProvider.System);
return (int)await NetraTool.RunAsync(args, Terminal.Ours, signals.Token);
