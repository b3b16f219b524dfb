using System.CommandLine;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Inputs;
using Spectre.Console;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra backends</c>: which servers a run would meet here. It starts none.</summary>
internal sealed class BackendsCommand(Terminal terminal)
{
    private readonly Option<bool> _missing =
        new("--missing") { Description = "List only the missing Debian packages, one per line." };

    public static Command Create(Terminal terminal)
    {
        var backends = new BackendsCommand(terminal);
        var command = new Command("backends", "Shows which servers a run would use here and where they come from.");
        command.Add(backends._missing);
        command.SetAction(parsed => (int)backends.Run(parsed));
        return command;
    }

    private ExitCode Run(ParseResult parsed)
    {
        var plan = BackendPlan.Of(BackendMode.Services, ServerSources.OfMachine());
        var missing = plan.Missing();
        if (parsed.GetValue(_missing))
        {
            missing.ToList().ForEach(server => terminal.Out.WriteLine(server.Facts.Package));
            return ExitCode.Pass;
        }

        PlainConsole.On(terminal.Out).Write(Table(plan));
        return missing.IsEmpty ? ExitCode.Pass : ExitCode.Inventory;
    }

    private static Table Table(BackendPlan plan)
    {
        var table = new Table().AddColumns("need", "server", "variable", "from").Border(TableBorder.Minimal);
        plan.Needs.ToList().ForEach(need => table.AddRow(Row(need)));
        return table;
    }

    private static string[] Row(PlannedNeed need)
    {
        var facts = need.Server.Facts;
        return [facts.Need, facts.Name, facts.Variables[0], Markup.Escape(From(need))];
    }

    private static string From(PlannedNeed need) => need.Origin switch
    {
        Origin.Given => $"the environment: {need.Server.Facts.Variables[0]}",
        Origin.Installed => need.Programs[need.Server.Facts.Programs[0]],
        Origin.Docker => $"Docker: {need.Server.Facts.Container!.Image}",
        _ => $"not found; Debian package: {need.Server.Facts.Package}",
    };
}
