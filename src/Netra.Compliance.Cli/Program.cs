using Netra.Compliance.Cli.Commands;

using var signals = new StopSignals(TimeProvider.System);
return (int)await NetraTool.RunAsync(args, Terminal.Ours, signals.Token);
