using System.Globalization;
using System.Text;
using System.Text.Json;
using Netra.Apex.Business.SyntheticData;

namespace Netra.Apex.Tests.Business.SyntheticData;

/// <summary>What is generated, and what passes for it.</summary>
public sealed class RecordGeneratorTests
{
    private static readonly IFieldKind[] Kinds = [new TimeKind(), new FloatKind(), new BooleanKind(), new TextKind()];
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 13, 0, 0, TimeSpan.FromHours(1));

    private static readonly DatasetField[] Narrow =
    [
        new("at", "time") { From = Noon, To = Noon },
        new("cost", "float") { Min = 0.1, Max = 0.1 },
        new("no", "boolean") { Share = 0 },
        new("yes", "boolean") { Share = 1 },
        new("gpu", "text") { Vocabulary = ["Hü100"] },
    ];

    [Fact]
    public void Narrow_ranges_give_their_only_value() => Assert.Equal(
        """{"at":"2026-01-01T12:00:00.0000000Z","cost":0.1,"no":false,"yes":true,"gpu":"H\u00FC100"}""" + '\n',
        Generate(1, 7, Narrow));

    [Fact]
    public void Wide_ranges_are_kept()
    {
        var order = new DatasetOrder(
            [new("at", "time") { From = DateTimeOffset.MinValue, To = DateTimeOffset.MaxValue },
             new("cost", "float") { Min = -1e15, Max = 1e15 }, new("note", "text") { Words = 50 }],
            500, 0);
        var set = SyntheticSet.Read(order, new RecordGenerator(Kinds).Generate(order));
        Assert.All(new SchemaValidator(Kinds).Validate(set), measure => Assert.Equal(0, measure.Value));
    }

    [Fact]
    public void Another_seed_gives_another_set()
    {
        DatasetField[] fields = [new("cost", "float"), new("note", "text")];
        Assert.Equal(4,
            new[] { 0, 1, int.MaxValue - 1, int.MaxValue }.Select(seed => Generate(9, seed, fields)).Distinct()
                .Count());
    }

    [Fact]
    public void Every_culture_gives_the_same_bytes()
    {
        var before = CultureInfo.CurrentCulture;
        var sets = new[] { "", "tr-TR", "th-TH", "ar-SA", "de-DE" }.Select(name =>
        {
            CultureInfo.CurrentCulture = new CultureInfo(name);
            return Generate(
                50, 7, new("at", "time") { From = Noon, To = Noon.AddYears(9) }, new("cost", "float") { Min = -9 },
                new("note", "text"));
        });
        Assert.Single(sets.Distinct());
        CultureInfo.CurrentCulture = before;
    }

    [Theory]
    [InlineData("time", "'2026-01-01T12:00:00.0000000Z'", true)]
    [InlineData("time", "'2026-01-01T12:00:00Z'", false)]
    [InlineData("time", "1", false)]
    [InlineData("float", "0.5", true)]
    [InlineData("float", "'0.5'", false)]
    [InlineData("boolean", "false", true)]
    [InlineData("boolean", "0", false)]
    [InlineData("text", "'a b'", true)]
    [InlineData("text", "'a b c'", false)]
    [InlineData("text", "null", false)]
    public void A_value_is_of_its_type(string type, string json, bool isValid)
    {
        var field = new DatasetField("a", type) { From = Noon, To = Noon, Words = 2 };
        var (kind, value) = (Kinds.Of(field), JsonSerializer.Deserialize<JsonElement>(json.Replace('\'', '"')));
        Assert.Equal((isValid, false), (kind.IsValid(field, value), kind.IsValid(field, default)));
    }

    private static string Generate(int records, int seed, params DatasetField[] fields) =>
        Encoding.UTF8.GetString(new RecordGenerator(Kinds).Generate(new DatasetOrder(fields, records, seed)));
}
