using System.Text.Json;

namespace Netra.Compliance.Journaling;

/// <summary>The fields of each event, named as the journal's format says.</summary>
internal static class JournalFields
{
    public static void Run(Utf8JsonWriter json, JournalHeader header)
    {
        json.WriteString("schema", JournalHeader.Schema);
        json.WriteString("assembly", header.Assembly);
        json.WriteString("mvid", header.Mvid);
        json.WriteString("catalogHash", header.CatalogHash);
        json.WriteString("framework", header.Framework);
        json.WriteString("run", header.Run);
        json.WriteString("startedAt", header.StartedAt.UtcDateTime);
        Surroundings(json, header);
    }

    public static void Test(Utf8JsonWriter json, TestIdentity test, int occurrence)
    {
        json.WriteString("id", test.CaseId);
        json.WriteNumber("occurrence", occurrence);
        json.WriteString("class", test.Class);
        json.WriteString("method", test.Method);
        json.WriteString("display", test.Display);
        json.WriteBoolean("proof", test.IsProof);
    }

    public static void Result(Utf8JsonWriter json, TestResult result)
    {
        json.WriteString("outcome", CamelCase(result.Outcome.ToString()));
        Duration(json, result.Duration);
        json.WriteString("message", result.Message);
        Source(json, result.Source);
    }

    public static void Proof(Utf8JsonWriter json, ProofRecord proof)
    {
        json.WriteString("class", proof.Class);
        json.WriteString("point", proof.Point);
        json.WriteString("fault", proof.Fault);
        json.WriteString("verdict", proof.Result.Verdict.ToString());
        json.WriteString("message", proof.Result.Message);
        Duration(json, proof.Result.Duration);
        Source(json, proof.Result.Source);
    }

    public static void Control(Utf8JsonWriter json, ControlRecord control)
    {
        json.WriteString("kind", CamelCase(control.Kind.ToString()));
        json.WriteString("class", control.Class);
        json.WriteBoolean("held", control.Held);
        json.WriteString("message", control.Message);
        json.WriteString("point", control.Point);
    }

    public static void Error(Utf8JsonWriter json, ErrorScope scope, IEnumerable<string> classes, string message)
    {
        json.WriteString("scope", CamelCase(scope.ToString()));
        Strings(json, "classes", classes);
        json.WriteString("message", message);
    }

    public static void Backend(Utf8JsonWriter json, BackendRecord backend)
    {
        json.WriteString("need", backend.Need);
        json.WriteString("name", backend.Name);
        json.WriteString("kind", CamelCase(backend.Kind.ToString()));
    }

    public static void Ended(Utf8JsonWriter json, RunTotals totals, DateTimeOffset now)
    {
        json.WriteNumber("total", totals.Total);
        json.WriteNumber("failed", totals.Failed);
        json.WriteNumber("skipped", totals.Skipped);
        Duration(json, totals.Duration);
        json.WriteString("endedAt", now.UtcDateTime);
    }

    /// <summary>What is not known is left out.</summary>
    private static void Origin(Utf8JsonWriter json, RunOrigin origin)
    {
        var fields = new[] { ("commit", origin.Commit), ("ciRun", origin.CiRun), ("shard", origin.Shard) };
        foreach (var (name, value) in fields.Where(field => field.Item2 is not null))
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>Both fields or none.</summary>
    private static void Source(Utf8JsonWriter json, SourceLine? source)
    {
        if (source is not null)
        {
            json.WriteString("file", source.File);
            json.WriteNumber("line", source.Line);
        }
    }

    private static void Duration(Utf8JsonWriter json, TimeSpan duration) =>
        json.WriteNumber("durationMs", Math.Round(duration.TotalMilliseconds, 3));

    private static void Surroundings(Utf8JsonWriter json, JournalHeader header)
    {
        Environment(json, header.Environment);
        Origin(json, header.Origin);
    }

    private static void Environment(Utf8JsonWriter json, IReadOnlyDictionary<string, string> environment)
    {
        json.WriteStartObject("environment");
        foreach (var fact in environment)
        {
            json.WriteString(fact.Key, fact.Value);
        }

        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
