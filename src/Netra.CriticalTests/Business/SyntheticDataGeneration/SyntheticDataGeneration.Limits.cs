using System.Text.Json;
using Netra.Apex.Business.SyntheticData;
using Netra.Compliance;

namespace Netra.CriticalTests.Business;

/// <summary>What a customer may order, at both sides of every limit.</summary>
public sealed partial class SyntheticDataGeneration
{
    private const string Name = "Give a name of 1 to 40 of a to z, A to Z, 0 to 9 and '_'.";
    private const string Range = "Give min and max from -1e15 to 1e15, the lower one first.";
    private const string Times = "Give from and to, the earlier one first.";
    private const string Share = "Give a share from 0 to 1.";
    private const string Words = "Give 1 to 50 words, or a vocabulary.";
    private const string Vocabulary = "Give a vocabulary of 1 to 200 different texts of 1 to 200 characters.";
    private const string Schema = "Give 1 to 20 fields with unique names.";
    private const string Sample = "Give at most 10000 rows of texts, numbers and booleans.";

    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DatasetField Field = new("a", "float");
    private static readonly DatasetField Text = new("a", "text");
    private static readonly DatasetField Time = new("a", "time") { From = Noon, To = Noon };
    private static readonly DatasetField Flag = new("a", "boolean");

    private static readonly (DatasetField Field, string? Problem)[] Fields =
    [
        (Field with { Name = new string('n', 40) }, null),
        (Field with { Name = new string('n', 41) }, Name),
        (Field with { Name = "" }, Name),
        (Field with { Name = "A_9" }, null),
        (Field with { Name = "a-9" }, Name),
        (Field with { Type = "uuid" }, "Give one of the types time, float, boolean, text."),
        (Field with { Min = -1e15, Max = 1e15 }, null),
        (Field with { Min = -1.1e15 }, Range),
        (Field with { Max = 1.1e15 }, Range),
        (Field with { Min = 1 }, null),
        (Field with { Min = 1.1 }, Range),
        (Time, null),
        (Time with { To = Noon.AddTicks(-1) }, Times),
        (Time with { From = null }, Times),
        (Flag with { Share = 0 }, null),
        (Flag with { Share = -0.1 }, Share),
        (Flag with { Share = 1 }, null),
        (Flag with { Share = 1.1 }, Share),
        (Text with { Words = 1 }, null),
        (Text with { Words = 0 }, Words),
        (Text with { Words = 50 }, null),
        (Text with { Words = 51 }, Words),
        (Text with { Vocabulary = Values(200, 200) }, null),
        (Text with { Vocabulary = Values(201, 200) }, Vocabulary),
        (Text with { Vocabulary = Values(200, 201) }, Vocabulary),
        (Text with { Vocabulary = Values(1, 1) }, null),
        (Text with { Vocabulary = [] }, Vocabulary),
        (Text with { Vocabulary = ["x", "x"] }, Vocabulary),
        (Text with { Vocabulary = ["x", " "] }, Vocabulary),
    ];

    private static readonly (DatasetOrder Order, string Answer)[] Orders =
    [
        .. Fields.Select(one => (Of(one.Field), one.Problem is null ? "" : $"fields[0]: {one.Problem}")),
        (Of(Field) with { Records = 0 }, "records: Give 1 to 10000."),
        (Of(Field) with { Records = 10_001 }, "records: Give 1 to 10000."),
        (Of(Field) with { Seed = 0 }, ""),
        (Of(Field) with { Seed = -1 }, "seed: Give 0 or more."),
        (Of(), $"fields: {Schema}"),
        (Of(Many(20)), ""),
        (Of(Many(21)), $"fields: {Schema}"),
        (Of(Field, Text), $"fields: {Schema}"),
        (Of(Field) with { Sample = Rows(10_000, "1") }, ""),
        (Of(Field) with { Sample = Rows(10_001, "1") }, $"sample: {Sample}"),
        (Of(Field) with { Sample = Rows(1, "[]") }, $"sample: {Sample}"),
        (Of(Field) with { Sample = Rows(1, "{}") }, $"sample: {Sample}"),
        (Of(Field) with { Sample = [.. Rows(1, "1"), .. Rows(1, "[]")] }, $"sample: {Sample}"),
        (Of(Field) with { Sample = [Cells("1", "[]")] }, $"sample: {Sample}"),
        (Of(Field) with { Sample = [null!] }, $"sample: {Sample}"),
        (Of(Field) with { Fields = null! }, $"fields: {Schema}"),
        (Of([null!]), "fields[0]: Give a field."),
    ];

    [Fact]
    [Covers("Generation: an order is worked off up to every limit, and refused by name beyond one")]
    [ProvenBy(typeof(TakesAnyShare))]
    public async Task Takes_orders_within_every_limit()
    {
        using var ann = await apex.CustomerAsync();

        var answers = new List<string>();
        foreach (var (order, _) in Orders)
        {
            answers.Add(await ann.AskAsync(order));
        }

        Assert.Equal(Orders.Select(one => one.Answer), answers);
    }

    private static DatasetOrder Of(params DatasetField[] fields) => new(fields, Records: 1, Seed: 7);

    private static DatasetField[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(at => Field with { Name = $"f{at}" })];

    private static string[] Values(int count, int length) =>
        [.. Enumerable.Range(0, count).Select(at => $"{at}".PadLeft(length, 'v'))];

    private static Dictionary<string, JsonElement>[] Rows(int count, string cell) =>
        [.. Enumerable.Repeat(Cells(cell), count)];

    private static Dictionary<string, JsonElement> Cells(params IEnumerable<string> cells) => cells.Index()
        .ToDictionary(cell => $"c{cell.Index}", cell => JsonSerializer.Deserialize<JsonElement>(cell.Item));
}
