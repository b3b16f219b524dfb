using System.Text.Json;

namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>What <c>netra report</c> made of a run.</summary>
public sealed class Ledger
{
    private readonly JsonElement _root;

    private Ledger(CommandResult command, JsonElement root) => (Command, _root) = (command, root);

    public CommandResult Command { get; }

    public string Verdict => _root.GetProperty("gate").GetProperty("verdict").GetString()!;

    /// <summary>US dollars a month that count as protected or proven.</summary>
    public decimal Kept => Revenue("protected") + Revenue("proven");

    /// <summary>The state of a critical test, by its number.</summary>
    public string State(int number) => _root.GetProperty("tests").EnumerateArray()
        .Single(test => test.GetProperty("number").GetInt32() == number)
        .GetProperty("state").GetString()!;

    internal static async Task<Ledger> OfAsync(string folder, params string[] inputs)
    {
        var output = Path.Combine(folder, "report-" + Guid.NewGuid().ToString("N"));
        string[] report = [typeof(Cli.Commands.NetraTool).Assembly.Location, "report", .. inputs, "--out", output];
        var command = await DotNet.RunAsync(folder, new Dictionary<string, string>(), report);
        using var ledger = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(output, "ledger.json")));
        return new Ledger(command, ledger.RootElement.Clone());
    }

    private decimal Revenue(string state) => _root.GetProperty("revenue").GetProperty(state).GetDecimal();
}
