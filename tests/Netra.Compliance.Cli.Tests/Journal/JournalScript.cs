using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Tests.Catalog;

namespace Netra.Compliance.Cli.Tests.Journal;

/// <summary>Writes the lines of a journal as a run would.</summary>
public sealed class JournalScript
{
    private readonly List<string> _lines = [];
    private readonly List<string> _outcomes = [];
    private readonly HashSet<(string Class, string Point)> _noops = [];
    private int _cases;
    private bool _isControlled;

    /// <param name="mvid">The build that ran.</param>
    /// <param name="assembly">Its assembly.</param>
    /// <param name="hash">The hash of its catalog; that of the compiled one, where it is left as it is.</param>
    /// <param name="schema">The format.</param>
    /// <param name="run">The run, one of its own unless stated.</param>
    public JournalScript(
        Guid mvid, string assembly = "Shop.Tests", string? hash = CatalogFragment.AnyHash,
        string schema = "netra.journal/1", string? run = null)
    {
        run ??= Guid.NewGuid().ToString("N");
        var catalogHash = hash == CatalogFragment.AnyHash ? CompiledCatalog.HashOf(mvid) : hash;
        var environment = new Dictionary<string, string> { ["os"] = "test" };
        var startedAt = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        Add(new { @event = "run", schema, assembly, mvid = mvid.ToString(), catalogHash, framework = "net10.0", run,
            startedAt, environment });
    }

    public string Text => string.Join("\n", _lines) + "\n";

    /// <summary>A field of the run record, as it would be on another machine or in a build service.</summary>
    public JournalScript Says(string field, string value)
    {
        var record = JsonNode.Parse(_lines[0])!;
        record[field] = value;
        _lines[0] = record.ToJsonString();
        return this;
    }

    /// <summary>A run record without one of its fields.</summary>
    public JournalScript Without(string field)
    {
        var record = JsonNode.Parse(_lines[0])!.AsObject();
        record.Remove(field);
        _lines[0] = record.ToJsonString();
        return this;
    }

    /// <summary>A field of the run record's environment.</summary>
    public JournalScript On(string field, string value)
    {
        var record = JsonNode.Parse(_lines[0])!;
        record["environment"]![field] = value;
        _lines[0] = record.ToJsonString();
        return this;
    }

    public JournalScript Test(string @class, string method, string outcome = "passed", bool proof = false,
        string? message = null, double durationMs = 12.5)
    {
        var id = $"case-{++_cases}";
        _outcomes.Add(outcome);
        var (occurrence, display) = (1, $"{@class}.{method}");
        Add(new { @event = "started", id, occurrence, @class, method, display, proof });
        return Add(
            new { @event = "finished", id, occurrence, @class, method, display, proof, outcome, durationMs, message });
    }

    public JournalScript Started(string @class, string method) =>
        Add(new { @event = "started", id = $"case-{++_cases}", occurrence = 1, @class, method, display = method,
            proof = false });

    /// <summary>A verdict and the row of its test; after <see cref="Controls"/>, with the no-op of the point.</summary>
    public JournalScript Proof(
        string @class, string point, string fault, string verdict = "Caught", string file = "Flow.cs", int line = 1)
    {
        _ = _isControlled && _noops.Add((@class, point)) ? Control("noop", @class: @class, point: point) : this;
        return Verdict(@class, point, fault, verdict, file, line)
            .Test($"{@class}Proofs", "Catches_the_fault", verdict == "Caught" ? "passed" : "failed", proof: true);
    }

    /// <summary>A verdict without the row of its proof test.</summary>
    public JournalScript Verdict(
        string @class, string point, string fault, string verdict = "Caught", string file = "Flow.cs", int line = 1) =>
            verdict is "Survived" or "Vacuous"
        ? Add(new { @event = "proof", @class, point, fault, verdict, message = (string?)null, durationMs = 40.0 })
        : Add(
            new { @event = "proof", @class, point, fault, verdict, message = (string?)null, durationMs = 40.0, file,
                line });

    public JournalScript Control(string kind, bool held = true, string? @class = null, string? point = null) =>
        Add(new { @event = "control", kind, @class, held, message = held ? null : "it did not hold", point });

    public JournalScript Error(string scope, params string[] classes) =>
        Add(new { @event = "error", scope, classes, message = "the fixture broke" });

    public JournalScript Backend(string need, string name, string kind = "embedded") =>
        Add(new { @event = "backend", need, name, kind });

    /// <summary>A canary that holds, and with each point that is proven a no-op that does.</summary>
    public JournalScript Controls()
    {
        _isControlled = true;
        return Control("canary");
    }

    public JournalScript Ended() =>
        Add(new { @event = "ended", total = _cases, failed = Count("failed"), skipped = Count("skipped"),
            durationMs = 100.0 });

    public JournalScript Add(object line)
    {
        _lines.Add(JsonSerializer.Serialize(line));
        return this;
    }

    /// <summary>A line as it stands.</summary>
    public JournalScript Raw(string line)
    {
        _lines.Add(line);
        return this;
    }

    private int Count(string outcome) => _outcomes.Count(one => one == outcome);
}
