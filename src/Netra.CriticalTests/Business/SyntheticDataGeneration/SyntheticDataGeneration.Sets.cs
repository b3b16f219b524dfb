using Netra.Apex.Business;
using Netra.Apex.Business.SyntheticData;
using Netra.Compliance;

namespace Netra.CriticalTests.Business;

/// <summary>Sets as their customer sees them, and settings.</summary>
public sealed partial class SyntheticDataGeneration
{
    private static readonly (Action<BusinessSettings> Change, int Problems)[] Settings =
    [
        (business => business.SyntheticData.Folder = " ", 1),
        (business => business.SyntheticData.Diversity = -0.01, 1),
        (business => business.SyntheticData.Diversity = 0, 0),
        (business => business.SyntheticData.Diversity = 1, 0),
        (business => business.SyntheticData.Diversity = 1.01, 1),
        (business => business.SyntheticData.Correlation = -0.01, 1),
        (business => business.SyntheticData.Correlation = 0, 0),
        (business => business.SyntheticData.Correlation = 1, 0),
        (business => business.SyntheticData.Correlation = 1.01, 1),
    ];

    private static readonly (string File, string? Content, string Answers)[] Damages =
    [
        ("records.jsonl", null, "OK, InternalServerError"),
        ("records.jsonl", "", "OK, InternalServerError"),
        ("manifest.json", null, "NotFound, NotFound"),
        ("manifest.json", "null", "NotFound, NotFound"),
        ("manifest.json", "{", "NotFound, NotFound"),
    ];

    [Fact]
    [Covers("Validation: settings are accepted up to every limit, and stop the start beyond one")]
    [ProvenBy(typeof(ChecksNoSettings))]
    public void Settings_have_limits() => Assert.Equal(
        Settings.Select(setting => setting.Problems),
        apex.Platform.ProblemsOf(Settings.Select(setting => setting.Change)));

    [Fact]
    [Covers("Validation: the largest correlation is shown, and each that is too large")]
    [ProvenBy(typeof(ForgetsTheSign))]
    public async Task Shows_the_largest_correlation_and_each_that_is_too_large()
    {
        using var ann = await apex.CustomerAsync();

        var refused = await ann.OrderAsync(PlantedSets.WithTwoCorrelations);
        var good = await ann.OrderAsync(PlantedSets.AtBothSidesOfCorrelation[0]);

        var shown = good.Set!.Measures.Single(measure => measure.Check == QualityValidator.Correlation);
        Assert.Equal(
            ("correlation y, z 0.9, correlation x, z 0.4", 0.3),
            (string.Join(", ", refused.Findings("correlation")), Math.Round(shown.Value, 4)));
    }

    [Fact]
    [Covers("Storage: a set is shown to its customer alone, who alone deletes it, and nothing of it is left")]
    [ProvenBy(typeof(TurnsDeletionsIntoQuestions))]
    public async Task A_set_is_its_customers_alone()
    {
        using var ann = await apex.CustomerAsync();
        using var bob = await apex.CustomerAsync();
        var set = await ann.StoreAsync(records: 200);
        var folder = apex.FolderOf(set).Parent!;

        string[] bobs = [await bob.ShowAsync(set), await bob.DeleteAsync(set)];
        string[] anns = [await ann.ShowAsync(set), await ann.DeleteAsync(set), await ann.ShowAsync(set)];

        string[] expected = ["NotFound, NotFound", "NotFound", "OK, OK", "NoContent", "NotFound, NotFound", "0 left"];
        Assert.Equal(expected, bobs.Concat(anns).Append($"{folder.GetDirectories().Length} left"));
    }

    [Fact]
    [Covers("Storage: sets are listed as they came")]
    [ProvenBy(typeof(RemembersTheList))]
    public async Task Lists_sets_as_they_came()
    {
        using var ann = await apex.CustomerAsync();
        var first = await ann.OrderAsync(DatasetCustomer.Logs(records: 200));
        apex.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await ann.OrderAsync(DatasetCustomer.Logs(records: 200));

        Assert.Equal($"[{first.Json},{second.Json}]", await ann.ListAsync());
    }

    [Fact]
    [Covers("Storage: a customer may have a hundred sets, and no more")]
    [ProvenBy(typeof(RemembersTheList))]
    public async Task A_customer_has_a_hundred_sets()
    {
        using var ann = await apex.CustomerAsync();
        apex.Copy(await ann.StoreAsync(records: 200), copies: 98);

        var (last, tooMany) = (await ann.StatusAsync(Of(Field)), await ann.StatusAsync(Of(Field)));

        Assert.Equal(("Created", "TooManyRequests"), (last, tooMany));
    }

    [Fact]
    [Covers("Storage: without its records a set is told to be damaged, without its manifest it is not there")]
    [ProvenBy(typeof(MakesTheChecksumAnew))]
    public async Task Serves_nothing_that_is_damaged()
    {
        using var ann = await apex.CustomerAsync();

        var answers = new List<string>();
        foreach (var (set, (file, content, _)) in (await ann.StoreAllAsync(Damages.Length)).Zip(Damages))
        {
            apex.Damage(set, file, content);
            answers.Add(await ann.ShowAsync(set));
        }

        Assert.Equal(Damages.Select(damage => damage.Answers), answers);
    }

    [Fact]
    [Covers("Storage: a customer is told when the store is away")]
    [ProvenBy(typeof(HidesOutages))]
    public async Task Tells_when_the_store_is_away()
    {
        using var ann = await apex.CustomerAsync();
        apex.TakeAway(await ann.StoreAsync(records: 200));

        Assert.Equal("ServiceUnavailable", await ann.StatusAsync(Of(Field)));
    }

    [Fact]
    [Covers("Storage: what is unfinished for less than an hour is not swept: another node may be writing it")]
    [ProvenBy(typeof(IsAheadOfTime))]
    public async Task Does_not_sweep_what_another_node_may_be_writing()
    {
        using var ann = await apex.CustomerAsync();
        var unfinished = apex.Begin(await ann.StoreAsync(records: 200), TimeSpan.FromMinutes(59));

        await using var next = await apex.StartNodeAsync();

        Assert.True(Directory.Exists(unfinished));
    }
}
