using System.Text.Json.Nodes;
using Netra.Compliance.Cli.Load;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Load;

/// <summary>Load results with plausible figures, and with one thing changed.</summary>
internal static class LoadSample
{
    private const string Frame = """
        {
          "schema": "netra/load/1", "started": "2026-11-26T17:00:00Z", "seconds": 31.2,
          "backends": [
            { "need": "relational", "name": "SQLite", "kind": "embedded" },
            { "need": "cache", "name": "Garnet", "kind": "embedded" }
          ],
          "machine": { "processors": 2, "memoryBytes": 8589934592, "system": "Debian 12" },
          "mix": [
            { "kind": "search", "share": 0.45 }, { "kind": "answer", "share": 0.35 }, { "kind": "report", "share": 0.2 }
          ],
          "phases": [],
          "knee": { "offered": 240.0, "throughput": 238.1, "p99Ms": 80.4, "because": "p99 rises from 80 to 160 ms" },
          "soak": null, "held": true, "problems": []
        }
        """;

    private static readonly double[] Rates = [40, 80, 120, 160, 200, 240, 280];

    /// <summary>A whole result; <paramref name="change"/> makes it another.</summary>
    public static string Json(Action<JsonObject>? change = null)
    {
        var root = Root();
        change?.Invoke(root);
        return root.ToJsonString();
    }

    public static string NotHeld(string problem) =>
        Json(root => (root["held"], root["problems"]) = (false, new JsonArray(problem)));

    public static LoadResult Result(Action<JsonObject>? change = null) => Parse(Json(change));

    public static LoadResult Parse(string json)
    {
        using var folder = new TempFolder();
        return LoadResultReader.Read(folder.Write("load.json", json));
    }

    /// <summary>A report of a result alone.</summary>
    public static LoadReport Report(LoadResult now, LoadResult? before = null, int code = 0) =>
        LoadReport.Of(now, code, new(before, []), new([], []));

    /// <summary>A soak whose memory grows by <paramref name="growth"/> bytes.</summary>
    public static JsonObject Soak(long growth = 0) => new()
    {
        ["seconds"] = 600,
        ["samples"] = new JsonArray([.. Enumerable.Range(0, 120).Select(index => (JsonNode)new JsonObject
        {
            ["second"] = index * 5.0, ["memoryBytes"] = 188_743_680 + (growth * index / 120) + (index % 7 * 400_000),
            ["handles"] = 210 + (index % 5), ["threads"] = 31 + (index % 2), ["connections"] = 48 + (index % 3),
        })]),
        ["measures"] = Measures(growth),
    };

    private static JsonArray Measures(long growth) =>
    [
        Measure("memory", 188_743_680, 188_743_680 + growth, growth, 67_108_864),
        Measure("handles", 211, 212, 1, 50),
        Measure("threads", 31, 31, -1, 20),
        Measure("connections", 49, 48, 0, 50),
    ];

    private static JsonObject Measure(string what, long before, long after, long growth, long limit) => new()
    {
        ["what"] = what, ["before"] = before, ["after"] = after, ["growth"] = growth, ["limit"] = limit,
        ["isFlat"] = growth <= limit,
    };

    private static JsonObject Root()
    {
        var root = JsonNode.Parse(Frame)!.AsObject();
        root["phases"] = new JsonArray(
            [.. Rates.Select(rate => Phase("knee search", rate, 3)), Phase("steady", 160, 15),
                Phase("overload", 480, 5)]);
        return root;
    }

    /// <summary>Adds a soak, and the traffic of it.</summary>
    public static void AddSoak(JsonObject root)
    {
        root["soak"] = Soak();
        root["phases"]!.AsArray().Add(Phase("soak", 30, 600));
    }

    private static JsonObject Phase(string name, double offered, double seconds)
    {
        var figures = Figures((long)(offered * seconds), offered);
        figures["name"] = name;
        figures["offered"] = offered;
        figures["seconds"] = seconds;
        var half = (long)(offered * seconds) / 2;
        figures["kinds"] = new JsonArray(Kind("search", half, offered), Kind("answer", half, offered));
        return figures;
    }

    private static JsonObject Kind(string kind, long sent, double offered)
    {
        var figures = Figures(sent, offered);
        figures["kind"] = kind;
        return figures;
    }

    private static JsonObject Figures(long sent, double offered)
    {
        var shed = offered > 240 ? sent / 4 : 0;
        var late = 4 * Math.Exp(offered / 80);
        return new()
        {
            ["sent"] = sent, ["answered"] = sent - shed - 1, ["shed"] = shed, ["failed"] = 1,
            ["throughput"] = Math.Min(offered, 236.5),
            ["p50Ms"] = late / 5, ["p99Ms"] = late, ["p999Ms"] = late * 2, ["maxMs"] = late * 3,
        };
    }
}
