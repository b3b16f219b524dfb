using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Mutants;

/// <summary>A small mutation report of a shop's cart, in the shape that Stryker writes.</summary>
internal sealed class MutationSample
{
    public const string Cart = "/build/src/Shop/Cart.cs";
    public const string SignsIn = Bench.Flow + ".Signs_in";
    public const string SignsOut = Bench.Flow + ".Signs_out";
    public const string Syncs = Bench.Sync + ".Syncs";

    private readonly JsonArray _tests = new();
    private readonly JsonArray _mutants = new();

    /// <summary>
    /// Test 1 ($15,000) reaches three mutants: it kills one, lets one live, and one is killed by a plain test alone.
    /// Test 2
    /// ($20,000) reaches one that times out. Two static mutants are attributed to no test, one is reached by none.
    /// </summary>
    public static MutationSample Shop() => new MutationSample()
        .Test("t1", SignsIn).Test("t2", SignsOut).Test("t3", Syncs).Test("t4", "Shop.Tests.Plain.Adds")
        .Mutant("Killed", 1, ["t1", "t2"], "t1").Mutant("Survived", 2, ["t1"]).Mutant("Timeout", 3, ["t3"])
        .Mutant("Killed", 4, ["t1", "t4"], "t4").Mutant("NoCoverage", 5, [])
        .Mutant("Killed", 6, [], "t1").Mutant("Survived", 7, []).Mutant("CompileError", 8, [])
        .Mutant("Ignored", 9, ["t1"]);

    public MutationSample Test(string id, string name)
    {
        _tests.Add((JsonNode)new JsonObject { ["id"] = id, ["name"] = name });
        return this;
    }

    public MutationSample Mutant(string status, int line, string[] coveredBy, params string[] killedBy)
    {
        _mutants.Add((JsonNode)new JsonObject
        {
            ["id"] = $"{_mutants.Count}", ["mutatorName"] = "Statement mutation", ["replacement"] = ";",
            ["location"] = new JsonObject { ["start"] = Position(line, 5), ["end"] = Position(line, 12) },
            ["status"] = status, ["static"] = coveredBy.Length == 0, ["coveredBy"] = Texts(coveredBy),
            ["killedBy"] = Texts(killedBy),
        });
        return this;
    }

    /// <summary>The report; <paramref name="change"/> makes it another.</summary>
    public string Json(Action<JsonObject>? change = null)
    {
        var root = new JsonObject
        {
            ["files"] = new JsonObject { [Cart] = File() }, ["projectRoot"] = "/build/src/Shop",
            ["schemaVersion"] = "2",
            ["testFiles"] = new JsonObject
                { ["/build/src/Shop.Tests/Flow.cs"] = new JsonObject { ["tests"] = _tests.DeepClone() } },
            ["thresholds"] = new JsonObject { ["high"] = 80, ["low"] = 60 },
        };
        change?.Invoke(root);
        return root.ToJsonString();
    }

    /// <summary>The mutant at an index of a report.</summary>
    public static JsonObject MutantOf(JsonObject report, int index = 0) =>
        report["files"]![Cart]!["mutants"]![index]!.AsObject();

    private JsonObject File() => new()
    {
        ["language"] = "cs", ["source"] = string.Join('\n', Enumerable.Repeat("    pay();", 10)),
        ["mutants"] = _mutants.DeepClone(),
    };

    private static JsonObject Position(int line, int column) => new() { ["line"] = line, ["column"] = column };

    private static JsonArray Texts(string[] texts) => new([.. texts.Select(text => (JsonNode?)text)]);
}
