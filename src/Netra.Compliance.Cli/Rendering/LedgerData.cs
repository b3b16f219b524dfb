using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What the page's script shows: a row of every test by columns, and their evidence, the highest revenue
/// first, as far as the page has room. Gzip in base64, so that no text of others is markup.</summary>
internal static class LedgerData
{
    /// <summary>The tests whose evidence is unpacked together.</summary>
    private const int TestsInPack = 64;

    /// <summary>The line breaks around rows and packs.</summary>
    private const int Breaks = 3;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The data, of at most <paramref name="room"/> bytes unless the rows alone are more.</summary>
    public static Html Render(ComplianceLedger ledger, ReportHistory? history, int room)
    {
        var tests = LedgerOrder.ByMoney(ledger.Tests);
        var rows = Element("rows", LedgerColumns.Of(tests, new(ledger), TestsInPack));
        room -= Breaks + rows.Length + LeftOut(tests.Length).Length;
        var packs = Packs(tests, new TestEvidence(ledger, history), room);
        return Html.Of($"""
            {Html.Own(rows)}
            {packs.Select(Html.Own)}
            {Html.Own(LeftOut(tests.Length - (packs.Length * TestsInPack)))}
            """);
    }

    /// <summary>The code goes first where there is no room for all.</summary>
    private static ImmutableArray<string> Packs(ImmutableArray<LedgerTest> tests, TestEvidence evidence, int room)
    {
        var packs = Packs(tests, evidence.WithCode, room);
        return packs.Length * TestsInPack >= tests.Length ? packs : Packs(tests, evidence.WithoutCode, room);
    }

    private static ImmutableArray<string> Packs(
        ImmutableArray<LedgerTest> tests, Func<LedgerTest, TestDrawer> evidence, int room)
    {
        var packs = ImmutableArray.CreateBuilder<string>();
        foreach (var pack in tests.Chunk(TestsInPack))
        {
            packs.Add(Element("evidence", pack.Select(evidence)));
            room -= packs[^1].Length + 1;
            if (room < 0)
            {
                packs.RemoveAt(packs.Count - 1);
                break;
            }
        }

        return packs.ToImmutable();
    }

    private static string LeftOut(int tests) => tests <= 0 ? "" : Html.Of($"""
        <p class="left-out">The evidence of the {tests} tests with the least revenue is in ledger.json only.</p>
        """).ToString();

    private static string Element<T>(string kind, T value) =>
        $"<div hidden=\"\" class=\"data-{kind}\">{Convert.ToBase64String(Packed(value))}</div>";

    private static byte[] Packed<T>(T value)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(gzip, value, Json);
        }

        return packed.ToArray();
    }
}

/// <summary>One array a column; words that come again and again stand once.</summary>
internal sealed record LedgerColumns(
    int InPack, IReadOnlyList<int> Numbers, IReadOnlyList<string> Titles, IReadOnlyList<string> Anchors,
    IReadOnlyList<decimal?> Usd)
{
    public required WordColumn Assemblies { get; init; }

    public required WordColumn Modules { get; init; }

    public required WordColumn Categories { get; init; }

    public required WordColumn Stages { get; init; }

    public required WordColumn Owners { get; init; }

    public required WordColumn States { get; init; }

    public required WordColumn Counts { get; init; }

    /// <summary>What each state is called.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public static LedgerColumns Of(ImmutableArray<LedgerTest> tests, ReportNames names, int inPack) => new(
        inPack, [.. tests.Select(test => test.Number)], [.. tests.Select(test => PageText.Of(test.Title))],
        [.. tests.Select(names.Anchor)], [.. tests.Select(test => test.MonthlyRevenueUsd)])
    {
        Assemblies = WordColumn.Of(tests, names.Assembly), Modules = WordColumn.Of(tests, test => test.Module),
        Categories = WordColumn.Of(tests, test => Stated(test.Category)),
        Stages = WordColumn.Of(tests, test => Stated(test.Stage)), Owners = WordColumn.Of(tests, test => test.Owner),
        States = WordColumn.Of(tests, State), Counts = WordColumn.Of(tests, LedgerSection.Counts),
        Labels = tests.DistinctBy(State).ToDictionary(State, StateWords.Of),
    };

    private static string? Stated(string? word) => word == "Unspecified" ? null : word;

    private static string State(LedgerTest test) => test.Reason == LedgerTest.NotAskedForReason
        ? nameof(StepState.NotAskedFor) : test.State.ToString();
}

/// <summary>The different words of a column, and for each row which of them it is.</summary>
internal sealed record WordColumn(IReadOnlyList<string> Words, IReadOnlyList<int> Rows)
{
    public static WordColumn Of(ImmutableArray<LedgerTest> tests, Func<LedgerTest, string?> word)
    {
        var places = new Dictionary<string, int>();
        var rows = tests.Select(test => Place(PageText.Of(word(test)), places)).ToList();
        return new([.. places.Keys], rows);
    }

    private static int Place(string word, Dictionary<string, int> places)
    {
        places.TryAdd(word, places.Count);
        return places[word];
    }
}
