using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Findings;

/// <summary>The results of the project's own rules in a SARIF file, whatever else the file holds.</summary>
internal static class SarifResults
{
    private const string Ours = "NETRA";

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The results; what other tools say may have any shape.</summary>
    /// <exception cref="Refusal">The file is missing, no whole SARIF, of another version, or a result of ours is
    /// damaged.</exception>
    public static IReadOnlyList<SarifResult> Read(string path)
    {
        var text = FileContent.Text(path, "give a SARIF file that the compiler wrote.");
        try
        {
            StrictJson.Require(path, text, Options);
            using var document = JsonDocument.Parse(text);
            RequireKind(path, document.RootElement, text);
            return [.. Results(document.RootElement)];
        }
        catch (JsonException exception)
        {
            throw NotWhole(path, exception);
        }
    }

    private static Refusal NotWhole(string path, JsonException why) =>
        Refusal.Unreadable(path, $"is not valid SARIF, {JsonTrouble.Clause(why)}: build the project again.");

    /// <summary>A file of another tool may have another version; one that speaks of our rules may not.</summary>
    private static void RequireKind(string path, JsonElement root, byte[] text)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Foreign(
                path, "is not valid SARIF: it is not a JSON object. Build the project again, or leave it out.");
        }

        var found = root.TryGetProperty("version", out var version) ? version.ToString() : "";
        if (found != "2.1.0")
        {
            var isOurs = text.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Ours)) >= 0;
            throw OfVersion(found, path, isOurs);
        }

        RequireFindings(path, root);
    }

    private static Refusal OfVersion(string found, string path, bool isOurs)
    {
        var why =
            $"has SARIF version \"{found}\", but 2.1.0 is required: set ErrorLog to a path that ends in "
            + $"\",version=2.1\".";
        return isOurs ? Refusal.Unreadable(path, why) : Refusal.Foreign(path, why);
    }

    /// <summary>A report of this tool says again what findings said, and would keep them alive when they are
    /// gone.</summary>
    private static void RequireFindings(string path, JsonElement root)
    {
        if (Items(root, "runs", "").Any(run => IsReport(run.Item)))
        {
            throw Refusal.Foreign(path, "is an earlier report, and holds no findings of a build: leave it out.");
        }
    }

    private static bool IsReport(JsonElement run) =>
        run.TryGetProperty("automationDetails", out var details) && details.ValueKind == JsonValueKind.Object
        && details.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
        && id.GetString()!.StartsWith(NetraJson.SarifRun, StringComparison.Ordinal);

    private static IEnumerable<SarifResult> Results(JsonElement root) =>
        Items(root, "runs", "").SelectMany(run => Results(run.Item, run.At));

    private static IEnumerable<SarifResult> Results(JsonElement owner, string at)
    {
        var run = new SarifRun(owner);
        return Items(owner, "results", at + ".")
            .Select(result => (Said: result, Rule: run.RuleOf(result.Item, result.At)))
            .Where(result => IsOurs(result.Rule)).Select(result => Result(result.Said, result.Rule!, run));
    }

    /// <summary>The objects of a list; a list that is absent or null has none.</summary>
    private static IEnumerable<(JsonElement Item, string At)> Items(JsonElement owner, string key, string at)
    {
        var list = owner.TryGetProperty(key, out var found) ? found : default;
        return list.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? []
            : list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Select((item, index) => Item(item, $"{at}{key}[{index}]"))
            : throw new JsonException($"{at}{key} is not a list");
    }

    private static (JsonElement Item, string At) Item(JsonElement item, string at) =>
        item.ValueKind == JsonValueKind.Object ? (item, at) : throw new JsonException($"{at} is not an object");

    /// <summary>Whether a rule is one of the project's own.</summary>
    public static bool IsOurs(string? rule) => rule?.StartsWith(Ours, StringComparison.OrdinalIgnoreCase) == true;

    private static SarifResult Result((JsonElement Item, string At) result, string rule, SarifRun run)
    {
        Require(JsonTrouble.NullItem(result.Item, result.At), "is null");
        var read = Deserialize(result);
        RequireRange(read, result.At);
        ImmutableArray<SarifLocation> locations = [.. (read.Locations ?? []).Select(location => location.In(run))];
        return read with { RuleId = rule.ToUpperInvariant(), Locations = locations };
    }

    private static void RequireRange(SarifResult read, string at)
    {
        var isLevel = read.Level is null || Finding.Levels.Contains(read.Level);
        var levels = string.Join(", ", Finding.Levels);
        Require(isLevel ? null : at, $"has the level \"{read.Level}\", expected {levels}");
        var line = read.Places.FirstOrDefault(place => place.Line < 1)?.Line;
        Require(line is null ? null : at, $"is at line {line}, expected 1 or more");
    }

    private static SarifResult Deserialize((JsonElement Item, string At) result)
    {
        try
        {
            return result.Item.Deserialize<SarifResult>(Options)!;
        }
        catch (JsonException exception)
        {
            throw new JsonException($"in {result.At} {JsonTrouble.Clause(exception)}");
        }
    }

    private static void Require(string? at, string problem)
    {
        if (at is not null)
        {
            throw new JsonException($"{at} {problem}");
        }
    }
}

/// <summary>Reads the findings of the project's own rules out of SARIF 2.1.0: one a place.</summary>
public static class SarifReader
{
    /// <summary>The findings, places relative to <paramref name="root"/>.</summary>
    /// <exception cref="Refusal">The file is missing, empty, no SARIF, or of another version.</exception>
    public static ImmutableArray<Finding> Read(string path, string root) =>
        [.. SarifResults.Read(path).SelectMany(result => Findings(result, root))];

    private static IEnumerable<Finding> Findings(SarifResult result, string root)
    {
        var (level, message) = (result.Level ?? "warning", result.Message?.Text ?? "");
        var given = (result.Suppressions ?? []).Select(suppression => suppression.Justification);
        var finding = new Finding(result.RuleId!, level, message, null, null, result.IsSuppressed)
        {
            Lines = MeasuredLines.In(result.Properties?.CustomProperties),
            Justification = given.FirstOrDefault(why => !string.IsNullOrWhiteSpace(why)),
        };
        return result.Places.Select(place => At(finding, place, root));
    }

    private static Finding At(Finding finding, SarifPlace place, string root) => finding with
    {
        Path = place.Uri is { } uri ? SourcePath.Relative(uri, root) : null,
        Line = place.Line,
        Columns = place.Columns,
        IsLost = place.Uri is not null && SourcePath.IsLost(place.Uri, root),
    };
}
