using Netra.Compliance.Cli.Commands;

return (int)await NetraTool.RunAsync(args, Terminal.Ours);
