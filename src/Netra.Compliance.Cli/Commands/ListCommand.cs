using System.Collections.Immutable;
using System.CommandLine;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Commands;

/// <summary><c>netra list</c>: what is declared, without running anything.</summary>
internal sealed class ListCommand
{
    private readonly Terminal _terminal;
    private readonly Option<bool> _json = new("--json") { Description = "Write JSON for another program." };

    private readonly Argument<string?> _path = PathArgument.Optional(
        "path", "A compiled test assembly (.dll) or a folder of them (default: this folder).");

    private ListCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal)
    {
        var list = new ListCommand(terminal);
        var command = new Command("list", "Lists the critical tests and journeys that compiled assemblies declare.");
        command.Add(list._path);
        command.Add(list._json);
        command.SetAction((parsed, cancellation) => Task.FromResult((int)list.Run(parsed, cancellation)));
        return command;
    }

    private ExitCode Run(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetValue(_path) ?? ".";
        var files = InputFiles.Of([_terminal.Full(path)]) with { Journals = [], Findings = [] };
        var read = InputSet.Read(files, _terminal.Folder, cancellation);
        var catalogs = read.Catalogs.DistinctBy(each => (each.Header.Assembly, each.Header.Hash)).ToImmutableArray();
        read.Notes.ToList().ForEach(note => _terminal.Error.WriteLine($"Note: {PlainText.Line(note)}"));
        RequireTests(path, catalogs);
        Write(catalogs, parsed.GetValue(_json));
        return ExitCode.Pass;
    }

    private static void RequireTests(string path, ImmutableArray<AssemblyCatalog> catalogs)
    {
        if (catalogs.All(catalog => catalog is { Tests.Length: 0, Journeys.Length: 0 }))
        {
            throw new Refusal(ExitCode.Inventory,
                $"{path} contains no compiled assembly that declares a critical test: build the test project first.");
        }
    }

    private void Write(ImmutableArray<AssemblyCatalog> catalogs, bool json)
    {
        if (json)
        {
            var assemblies =
                catalogs.Select(catalog =>
                    new { catalog.Header.Assembly, catalog.Header.Declared, catalog.Header.Hash, catalog.Tests,
                        catalog.Journeys });
            _terminal.Out.WriteLine(NetraJson.ForTerminal(new { Schema = "netra.list/1", Assemblies = assemblies }));
            return;
        }

        CatalogTable.Write(catalogs, _terminal);
    }
}
