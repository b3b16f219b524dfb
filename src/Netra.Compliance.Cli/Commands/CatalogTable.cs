using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;
using Spectre.Console;

namespace Netra.Compliance.Cli.Commands;

/// <summary>Catalogs as tables on the terminal.</summary>
internal static class CatalogTable
{
    private static readonly ImmutableArray<string> Words = ["Title", "Module", "Category", "Stage"];
    private static readonly ImmutableArray<string> Numbers = ["$/month", "Points", "Faults"];

    public static void Write(ImmutableArray<AssemblyCatalog> catalogs, Terminal terminal)
    {
        var console = PlainConsole.On(terminal.Out);
        foreach (var catalog in catalogs)
        {
            console.Write(Table(catalog));
            terminal.Out.WriteLine(Sum(catalog));
            catalog.Journeys.ToList().ForEach(journey => console.Write(Table(journey)));
        }
    }

    private static Table Table(AssemblyCatalog catalog)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Plain(catalog.Header.Assembly));
        table.AddColumn(new TableColumn("#").RightAligned());
        table.AddColumns([.. Words]);
        table.AddColumns([.. Numbers.Select(name => new TableColumn(name).RightAligned())]);
        catalog.Tests.Select(Row).ToList().ForEach(row => table.AddRow(row));
        return table;
    }

    private static Table Table(DeclaredJourney journey)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Plain($"Journey: {journey.Title}"));
        table.AddColumn(new TableColumn("#").RightAligned());
        table.AddColumns("Step", "Guarded by");
        table.AddColumn(new TableColumn("Faults").RightAligned());
        journey.Steps.Select(Row).ToList().ForEach(row => table.AddRow(row));
        return table;
    }

    private static string[] Row(DeclaredStep step) =>
        [Count(step.Number), Plain(step.Title), string.Join(", ", step.GuardedBy.Select(Count)),
            Count(step.Faults.Length)];

    private static string[] Row(DeclaredTest test)
    {
        var money = test.MonthlyRevenueUsd is { } usd ? VerdictSentence.Money(usd) : "not stated";
        var faults = test.Points.Sum(point => point.Faults.Length);
        string[] kind = test.Planned ? ["", ""] : [test.Category ?? "", test.Stage ?? ""];
        string[] size = test.Planned ? ["planned", ""] : [Count(test.Points.Length), Count(faults)];
        string[] cells = [Count(test.Number), test.Title, test.Module, .. kind, money, .. size];
        return [.. cells.Select(Plain)];
    }

    private static string Sum(AssemblyCatalog catalog)
    {
        var (points, tests) = (catalog.Tests.SelectMany(test => test.Points).ToList(), catalog.Tests);
        var money = VerdictSentence.Money(tests.Sum(test => test.MonthlyRevenueUsd ?? 0));
        var portfolio = catalog.Header.Declared is { } declared
            ? $" (portfolio: {VerdictSentence.Money(declared)})" : "";
        var planned = tests.Count(test => test.Planned);
        var counted = $"{Count(tests.Length)} critical tests{(planned == 0 ? "" : $" ({Count(planned)} planned)")}";
        var faults = points.Sum(point => point.Faults.Length);
        return $"{counted}, {Count(points.Count)} points, {Count(faults)} faults, {money} a month{portfolio}.";
    }

    private static string Plain(string text) => Markup.Escape(PlainText.Line(text));

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
