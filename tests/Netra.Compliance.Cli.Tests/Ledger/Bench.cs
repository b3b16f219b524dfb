using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Inputs;
using Netra.Compliance.Cli.Tests.Journal;

namespace Netra.Compliance.Cli.Tests.Ledger;

/// <summary>One small portfolio, journals of its runs, and the ledger of them.</summary>
public sealed class Bench : IDisposable
{
    public const string Flow = "Shop.Tests.Auth.Flow";
    public const string Sync = "Shop.Tests.Data.Sync";

    private readonly TempFolder _folder = new();
    private readonly List<string> _inputs = [];

    /// <summary>Two tests: $15,000 with two points of one fault each, $20,000 with one point without a fault.</summary>
    public Bench(decimal? declared = 35_000) : this(
        CatalogFragment.Header(declared: declared),
        CatalogFragment.Test(1, Flow, 15_000, CatalogFragment.Point("Signs_in", "Shop.Forged"),
            CatalogFragment.Point("Signs_out", "Shop.Stays")),
        CatalogFragment.Test(2, Sync, 20_000, CatalogFragment.Point("Syncs")))
    {
    }

    public Bench(params string[] fragments)
    {
        var dll = CompiledCatalog.Write(_folder, "Shop.Tests.dll", [.. fragments]);
        _inputs.Add(dll.Path);
        Mvid = dll.Mvid;
    }

    public Guid Mvid { get; }

    public string Folder => _folder.Path;

    public IReadOnlyList<string> Inputs => _inputs;

    public JournalScript Script() => new(Mvid);

    /// <summary>A run in which every point passes.</summary>
    public JournalScript AllPass() => Script().Test(Flow, "Signs_in").Test(Flow, "Signs_out").Test(Sync, "Syncs");

    /// <summary>Both declared faults, with the verdicts given, and controls that hold.</summary>
    public static JournalScript WithProofs(JournalScript script, string first = "Caught", string second = "Caught") =>
        script.Controls().Proof(Flow, "Signs_in", "Shop.Forged", first).Proof(Flow, "Signs_out", "Shop.Stays", second);

    public Bench Add(string name, string text)
    {
        _inputs.Add(_folder.Write(name, text));
        return this;
    }

    /// <summary>A file that a report on this folder has written.</summary>
    public string Written(string file) => File.ReadAllText(Path.Combine(Folder, "artifacts", "compliance", file));

    /// <summary>A file that is no input.</summary>
    public Bench Write(string name, string text)
    {
        _folder.Write(name, text);
        return this;
    }

    public Bench Run(JournalScript script) => Add($"{_inputs.Count}.jsonl", script.Text);

    /// <summary>One more compiled assembly among the inputs.</summary>
    public CompiledCatalog Build(string name, params string[] fragments)
    {
        var built = CompiledCatalog.Write(_folder, name, [.. fragments]);
        _inputs.Add(built.Path);
        return built;
    }

    public ComplianceLedger Ledger(GateOptions? options = null, Func<LedgerTest, bool>? proofsAsked = null) =>
        ComplianceLedger.Of(
            Facts(proofsAsked is null ? null : new(CriticalTests: true, Journeys: false) { Proofs = proofsAsked }),
            options ?? new());

    /// <summary>What the gate is asked about; unless stated, the journals say what was asked for.</summary>
    public LedgerFacts Facts(Asked? asked = null)
    {
        var read = InputSet.Read(InputFiles.Of(_inputs), _folder.Path);
        return LedgerJoin.Join(MatchedRuns.Of(read.Catalogs, read.Journals), read.Findings, asked);
    }

    public void Dispose() => _folder.Dispose();
}
