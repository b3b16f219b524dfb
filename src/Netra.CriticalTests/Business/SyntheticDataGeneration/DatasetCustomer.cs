using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Apex.Business.SyntheticData;

namespace Netra.CriticalTests.Business;

/// <summary>What became of an order.</summary>
/// <param name="Json">The answer's body.</param>
internal sealed record Ordered(string Json)
{
    /// <summary>The stored set; null when the order was refused.</summary>
    public DatasetManifest? Set =>
        IsRefused ? null : JsonSerializer.Deserialize<DatasetManifest>(Json, JsonSerializerOptions.Web);

    private JsonArray? Found => JsonNode.Parse(Json)!["findings"]?.AsArray();

    private bool IsRefused => Found is not null;

    /// <summary>What validators have found against the set, of some checks: check, field and measure.</summary>
    public IEnumerable<string> Findings(params IEnumerable<string> checks) =>
        (Found.Deserialize<Measure[]>(JsonSerializerOptions.Web) ?? [])
            .Where(finding => checks.Contains(finding.Check))
            .Select(finding => string.Create(
                CultureInfo.InvariantCulture, $"{finding.Check} {finding.Field} {Math.Round(finding.Value, 4)}"));
}

/// <summary>A signed-in customer who orders synthetic sets.</summary>
internal sealed class DatasetCustomer(HttpClient http, DatasetFixture apex) : IDisposable
{
    public const string Abroad = "X-Abroad";

    private const string Path = "business/datasets";
    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DatasetField[] Fields =
    [
        new("at", "time") { From = NewYear, To = NewYear.AddYears(1) },
        new("cost", "float") { Min = -5, Max = 1000 },
        new("cached", "boolean") { Share = 0.3 },
        new("model", "text") { Vocabulary = ["H100", "A100", "L40S"] },
        new("note", "text"),
    ];

    /// <summary>The logs that most tests order.</summary>
    public static DatasetOrder Logs(int records) => new(Fields, records, Seed: 7);

    /// <summary>Asks as from a machine of another culture from now on.</summary>
    public void GoAbroad() => http.DefaultRequestHeaders.Add(Abroad, "yes");

    /// <summary>Orders a set.</summary>
    public async Task<Ordered> OrderAsync(DatasetOrder order) => new(await PostAsync(order, 201, 422));

    /// <summary>Why an order cannot be worked off: the properties and their rules; blank when it can.</summary>
    public async Task<string> AskAsync(DatasetOrder order)
    {
        var errors = JsonNode.Parse(await PostAsync(order, 201, 400, 422))!["errors"];
        var rules = errors.Deserialize<Dictionary<string, string[]>>() ?? [];
        return string.Join(", ", rules.Select(rule => $"{rule.Key}: {rule.Value.Single()}"));
    }

    /// <summary>Orders a set that has to be stored.</summary>
    public async Task<DatasetManifest> StoreAsync(int records) =>
        (await OrderAsync(Logs(records))).Set ?? throw new InvalidOperationException("The set was refused.");

    /// <summary>Orders sets that have to be stored.</summary>
    public async Task<IReadOnlyList<DatasetManifest>> StoreAllAsync(int sets)
    {
        var stored = new List<DatasetManifest>();
        while (stored.Count < sets)
        {
            stored.Add(await StoreAsync(records: 200));
        }

        return stored;
    }

    /// <summary>Orders a set whose fields have planted values.</summary>
    /// <param name="fields">The fields, each with as many values.</param>
    /// <param name="sample">The customer's own rows, a JSON array; null: none.</param>
    public Task<Ordered> OrderAsync(IReadOnlyList<Planted> fields, string? sample = null)
    {
        var rows = sample is null ? null : JsonSerializer.Deserialize<Dictionary<string, JsonElement>[]>(sample);
        var schema = fields.Select(planted => planted.Field).ToList();
        return OrderAsync(new DatasetOrder(schema, apex.Plant(fields), Seed: 7, rows));
    }

    /// <summary>The list of stored sets, as it is answered.</summary>
    public Task<string> ListAsync() => http.GetStringAsync(Path);

    /// <summary>The records of a set, or why there are none.</summary>
    public async Task<(int Status, byte[] Body)> ReadAsync(DatasetManifest set)
    {
        using var response = await http.GetAsync($"{Path}/{set.Id}/records");
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The statuses with which a set and its records are shown.</summary>
    public async Task<string> ShowAsync(DatasetManifest set)
    {
        using var manifest = await http.GetAsync($"{Path}/{set.Id}");
        using var records = await http.GetAsync($"{Path}/{set.Id}/records");
        return $"{manifest.StatusCode}, {records.StatusCode}";
    }

    /// <summary>The status with which a set is deleted.</summary>
    public async Task<string> DeleteAsync(DatasetManifest set)
    {
        using var response = await http.DeleteAsync($"{Path}/{set.Id}");
        return $"{response.StatusCode}";
    }

    /// <summary>The status with which an order is answered.</summary>
    public async Task<string> StatusAsync(DatasetOrder order)
    {
        using var response = await http.PostAsJsonAsync(Path, order);
        return $"{response.StatusCode}";
    }

    public void Dispose() => http.Dispose();

    private async Task<string> PostAsync(DatasetOrder order, params IEnumerable<int> expected)
    {
        using var response = await http.PostAsJsonAsync(Path, order);
        var body = await response.Content.ReadAsStringAsync();
        return expected.Contains((int)response.StatusCode)
            ? body
            : throw new InvalidOperationException($"The order was answered {response.StatusCode}: {body}");
    }
}
