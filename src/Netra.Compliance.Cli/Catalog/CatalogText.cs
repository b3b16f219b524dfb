using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>Parses a catalog's fragments: one header, and one fragment a critical test or journey.</summary>
internal static class CatalogText
{
    /// <summary>The largest amount a month that is believed, in US dollars: far beyond any portfolio, and near enough
    /// for sums and percentages of it.</summary>
    public const decimal MostUsd = 1e12m;

    public static AssemblyCatalog Parse(string path, ImmutableArray<string> texts)
    {
        var scan = new JsonScan(refusesNullItems: true);
        ImmutableArray<FragmentText> fragments = [.. texts.Select(text => FragmentText.Parse(path, text, scan))];
        var headers = fragments.Where(fragment => fragment.Kind == FragmentText.Header).ToList();
        if (headers.Count != 1)
        {
            throw Refusal.Unreadable(
                path, $"holds {headers.Count} catalog headers, expected 1: build it again.");
        }

        SchemaName.Require(path, headers[0].Schema, AssemblyCatalog.Format, AssemblyCatalog.Major);
        return Join(path, headers[0].Read<CatalogHeader>(), fragments.Remove(headers[0]));
    }

    private static AssemblyCatalog Join(string path, CatalogHeader header, ImmutableArray<FragmentText> others)
    {
        RequireWhole(path, header, others);
        ImmutableArray<DeclaredTest> tests = [.. Of<DeclaredTest>(others, FragmentText.Test)];
        RequireAmounts(path, tests.Select(test => test.MonthlyRevenueUsd).Append(header.Declared));
        return new(header, [],
            [.. tests.OrderBy(test => test.Number).ThenBy(test => test.Class, StringComparer.Ordinal)], path)
        {
            Journeys = [.. Of<DeclaredJourney>(others, FragmentText.Journey)
                .OrderBy(journey => journey.Title, StringComparer.Ordinal)
                .ThenBy(journey => journey.Class, StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<T> Of<T>(ImmutableArray<FragmentText> fragments, string kind) =>
        fragments.Where(fragment => fragment.Kind == kind).Select(fragment => fragment.Read<T>());

    /// <summary>A fragment that is gone or was changed would take money out of the ledger in silence.</summary>
    private static void RequireWhole(string path, CatalogHeader header, ImmutableArray<FragmentText> others)
    {
        if (CatalogHash.Of(others.Select(fragment => fragment.Text)) != header.Hash)
        {
            throw Refusal.Unreadable(
                path,
                "holds a catalog that does not match its \"hash\": fragments are missing or changed; "
                + "build it again.");
        }
    }

    private static void RequireAmounts(string path, IEnumerable<decimal?> amounts)
    {
        if (amounts.FirstOrDefault(usd => usd is < -MostUsd or > MostUsd) is { } amount)
        {
            throw Refusal.Unreadable(path, string.Create(
                CultureInfo.InvariantCulture,
                $"holds a catalog with an amount of ${amount:#,0} a month, which is too large: correct it and build "
                + $"again."));
        }
    }
}

/// <summary>One fragment of a catalog as it stands in the assembly.</summary>
internal sealed class FragmentText
{
    /// <summary>The kinds, each by the field that tells it; what has none of them is taken for a critical test and
    /// refused as one.</summary>
    public const string Header = "schema", Journey = "journey", Test = "number";

    private readonly string _path;
    private readonly byte[] _json;

    private FragmentText(string path, string text, JsonScan scan)
    {
        (_path, Text, _json) = (path, text, Encoding.UTF8.GetBytes(text));
        RequireSound(scan);
        using var document = JsonDocument.Parse(_json);
        var root = document.RootElement;
        Kind = Has(root, Header) ? Header : Has(root, Journey) ? Journey : Test;
        Schema = Kind == Header && root.GetProperty(Header) is { ValueKind: JsonValueKind.String } schema
            ? schema.GetString() : null;
    }

    /// <summary>The text, as it counts for the catalog's hash.</summary>
    public string Text { get; }

    public string Kind { get; }

    /// <summary>The format that a header states.</summary>
    public string? Schema { get; }

    /// <exception cref="Refusal">It is no JSON, has a key twice, null for an item, or text that is not
    /// Unicode.</exception>
    public static FragmentText Parse(string path, string text, JsonScan scan)
    {
        try
        {
            return new(path, text, scan);
        }
        catch (JsonException)
        {
            throw Damaged(path, text, "it is not JSON");
        }
    }

    /// <exception cref="Refusal">It is no such value.</exception>
    public T Read<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(_json, NetraJson.Reading) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw Damaged(_path, Text, JsonTrouble.Clause(exception));
        }
    }

    private void RequireSound(JsonScan scan)
    {
        if (scan.First(_json) is { } flaw)
        {
            throw Damaged(_path, Text, $"it {flaw.What}");
        }
    }

    private static bool Has(JsonElement root, string field) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(field, out _);

    private static Refusal Damaged(string path, string text, string why) =>
        Refusal.Unreadable(path, $"holds a damaged catalog fragment ({Start(text)}): {why}. Build it again.");

    private static string Start(string text) =>
        text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[59]) ? 59 : 60)] + "…";
}

/// <summary>What ties the fragments of a catalog together, and a journal to them; <c>docs/formats/README.md</c> is the
/// contract.</summary>
internal static class CatalogHash
{
    /// <summary>SHA-256 of the fragments in ordinal order, each in UTF-8 and closed by a line feed; lower-case
    /// hex.</summary>
    public static string Of(IEnumerable<string> fragments)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var fragment in fragments.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(fragment + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
