using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Netra.Compliance;

namespace Netra.CriticalTests.Business;

/// <summary>Synthetic sets with the shape of a customer's own logs: the same for the same seed, good enough to try
/// optimisations on, and without anything of the source.</summary>
[CriticalTest(15, "Synthetic data generation")]
[BusinessValue(
    16_000,
    "Customers whose logs may not leave the house try optimisations on our sets; one that leaks or misleads loses them",
    Category = BusinessCategory.FeatureUtilization,
    Stage = CustomerStage.Paid)]
public sealed partial class SyntheticDataGeneration(DatasetFixture apex)
{
    // What another process made of these orders, once and for all.
    private const string Golden = "ccb6fb1280add9232179c26cc587b64752ee9e2b513e5a64f22bc622bb45d390";
    private const int GoldenTrue = 2_954;

    [Fact]
    [Covers("Generation: the same seed gives the same bytes: in any process and culture, at any time")]
    [ProvenBy(typeof(FormatsTimesByCulture))]
    [ProvenBy(typeof(GoesOnFromTheOrderBefore))]
    public async Task The_same_seed_gives_the_same_bytes()
    {
        using var ann = await apex.CustomerAsync();
        var here = await ann.OrderAsync(DatasetCustomer.Logs(records: 200));
        apex.Time.Advance(TimeSpan.FromHours(1));
        ann.GoAbroad();

        var abroad = await ann.OrderAsync(DatasetCustomer.Logs(records: 200));

        Assert.Equal((Golden, Golden), (here.Set?.Sha256, abroad.Set?.Sha256));
    }

    /// <remarks>Of 10,000 booleans with a share of 0.3, 3,000 are expected to be true; one standard deviation is
    /// 46.</remarks>
    [Fact]
    [Covers("Generation: 10,000 records, one a line, each with the fields of the schema in their order and shares")]
    [ProvenBy(typeof(TossesACoin))]
    public async Task Writes_ten_thousand_records_to_the_schema()
    {
        using var ann = await apex.CustomerAsync();
        var set = await ann.StoreAsync(records: 10_000);

        var lines = Encoding.UTF8.GetString((await ann.ReadAsync(set)).Body).TrimEnd('\n').Split('\n');

        var records = lines.Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var fields = records.Select(record => string.Join(' ', record.Select(field => field.Key))).Distinct();
        Assert.Equal(
            (10_000, "at cost cached model note", GoldenTrue),
            (records.Count, string.Join(", ", fields), records.Count(record => record["cached"]!.GetValue<bool>())));
    }

    [Fact]
    [Covers("Validation: a value out of range, of another type or missing breaks the schema, and nothing is stored")]
    [ProvenBy(typeof(LooksAtTheFirstRecordOnly))]
    public async Task Refuses_a_set_that_breaks_its_schema()
    {
        using var ann = await apex.CustomerAsync();

        var refused = await ann.OrderAsync(PlantedSets.BrokenInTheLastRecord);

        string[] fields = ["early", "late", "low", "high", "flag", "word", "pair", "moment", "spent", "label"];
        var expected = string.Join(", ", fields.Select(field => $"schema {field} 1"));
        Assert.Equal((expected, "[]"), (string.Join(", ", refused.Findings("schema")), await ann.ListAsync()));
    }

    [Fact]
    [Covers("Validation: a field with a diversity of 0.8 is diverse enough, one below is not")]
    [ProvenBy(typeof(RoundsDiversity))]
    public async Task Refuses_a_field_that_is_not_diverse()
    {
        using var ann = await apex.CustomerAsync();

        var refused = await ann.OrderAsync(PlantedSets.AtBothSidesOfDiversity);

        Assert.Equal(
            ["diversity same 0.75", "diversity rare 0.7219", "diversity lopsided 0.6309"],
            refused.Findings("diversity"));
    }

    [Fact]
    [Covers("Validation: fields may correlate by 0.3, and no more, whether they rise together or against each other")]
    [ProvenBy(typeof(ForgetsTheSign))]
    public async Task Refuses_fields_that_correlate()
    {
        using var ann = await apex.CustomerAsync();

        var found = new List<string>();
        foreach (var pair in PlantedSets.AtBothSidesOfCorrelation)
        {
            found.Add(string.Join(", ", (await ann.OrderAsync(pair)).Findings("diversity", "correlation")));
        }

        Assert.Equal(["", "", "correlation x, y 0.4", "correlation x, y 0.4"], found);
    }

    [Fact]
    [Covers("Validation: no value of the source is in a set, whatever its notation, and no address, key or card")]
    [ProvenBy(typeof(ComparesColumnsOfTheSchemaOnly))]
    [ProvenBy(typeof(LooksAtWholeTextsOnly))]
    public async Task Refuses_what_is_private()
    {
        using var ann = await apex.CustomerAsync();

        var taken = await ann.OrderAsync(PlantedSets.TakenFromTheSource, PlantedSets.Source);
        var secret = await ann.OrderAsync(PlantedSets.WithSecrets);

        Assert.Equal(
            "source when 1, source paid 2, source who 1, source gpu 1, e-mail mails 2, key keys 6, card cards 4",
            string.Join(", ", taken.Findings("source").Concat(secret.Findings("e-mail", "key", "card"))));
    }

    [Fact]
    [Covers("Storage: a stored set is listed at once, with a manifest that is true of its bytes")]
    [ProvenBy(typeof(RemembersTheList))]
    public async Task Lists_a_set_with_its_manifest()
    {
        using var ann = await apex.CustomerAsync();
        var before = await ann.ListAsync();
        var ordered = await ann.OrderAsync(DatasetCustomer.Logs(records: 200));

        var listed = await ann.ListAsync();

        var (status, bytes) = await ann.ReadAsync(ordered.Set!);
        Assert.Equal(
            ("[]", $"[{ordered.Json}]", 200, ordered.Set!.Bytes, ordered.Set.Sha256),
            (before, listed, status, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    [Fact]
    [Covers("Storage: a set whose node was killed before it was whole is not listed, and swept at a start")]
    [ProvenBy(typeof(ShowsHiddenFolders))]
    public async Task Does_not_list_what_is_half_written()
    {
        using var ann = await apex.CustomerAsync();
        var folder = await apex.KillAsync(() => ann.StoreAsync(records: 200));
        var listed = await ann.ListAsync();

        await using var next = await apex.StartNodeAsync();

        Assert.Equal(("[]", 0), (listed, folder.GetDirectories().Length));
    }

    [Fact]
    [Covers("Storage: a set whose bytes have changed is told to be damaged, and not served")]
    [ProvenBy(typeof(MakesTheChecksumAnew))]
    public async Task Does_not_serve_a_damaged_set()
    {
        using var ann = await apex.CustomerAsync();
        var set = await ann.StoreAsync(records: 200);
        var file = Path.Combine(apex.FolderOf(set).FullName, "records.jsonl");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("H100", "L40S"));

        var (status, body) = await ann.ReadAsync(set);

        const string Told = "This set is damaged. Order it again with seed 7; the same schema gives the same bytes.";
        Assert.Equal((500, true), (status, Encoding.UTF8.GetString(body).Contains(Told)));
    }
}
