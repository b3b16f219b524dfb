using System.Text.Json;
using System.Xml.Linq;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Journal;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Planning;

/// <summary><c>netra plan</c> on journals of past runs.</summary>
public sealed class PlanCommandTests : IDisposable
{
    // Names that are in one another.
    private static readonly string[] Classes =
    [
        "Shop.Cart", "My.Shop.Cart", "Shop.Cart+Inner", "Shop.Odd`1", "Shop.A", "Shop.B", Bench.Flow, Bench.Sync,
        "My.Shop.Cart.Deep", "My.Shop.B.Of.Shop.A",
    ];

    private readonly Bench _bench = new();

    [Fact]
    public async Task Balances_classes_by_their_durations()
    {
        using var plan = await JsonAsync(2, Past(("Shop.A", 5), ("Shop.B", 3), ("Shop.C", 1), ("Shop.D", 1)));
        var shards = plan.RootElement.GetProperty("shards").EnumerateArray().ToList();
        Assert.Equal(["1/2", "2/2"], shards.Select(shard => shard.GetProperty("shard").GetString()));
        Assert.All(shards, shard => Assert.InRange(shard.GetProperty("durationMs").GetDouble(), 5, 8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Puts_every_test_in_exactly_one_shard(int shards)
    {
        using var plan = await JsonAsync(shards, Past([.. Classes.Select((name, at) => (name, at + 1))]));
        var filters = plan.RootElement.GetProperty("shards").EnumerateArray()
            .Select(shard => shard.GetProperty("filter").GetString()!).ToList();
        var tests = Classes.Append("Shop.Never.Seen").Append("Other.Shop.A").Select(name => $"{name}.Works");
        Assert.All(tests, test => Assert.Single(filters, filter => FilterReader.Takes(filter, test)));
    }

    [Fact]
    public async Task Counts_a_class_that_never_ran_as_the_median()
    {
        using var plan = await JsonAsync(3, Past(("Shop.A", 8), ("Shop.B", 4), ("Shop.C", 2)));
        var times = plan.RootElement.GetProperty("shards").EnumerateArray()
            .Sum(shard => shard.GetProperty("durationMs").GetDouble());
        Assert.Equal(8 + 4 + 2 + (2 * 4), times);
    }

    [Fact]
    public async Task Takes_the_mean_of_several_runs()
    {
        _bench.Run(Past(("Shop.A", 10), ("Shop.B", 1)).Ended());
        using var plan = await JsonAsync(4, Past(("Shop.A", 20), ("Shop.B", 1)));
        Assert.Equal(15, plan.RootElement.GetProperty("shards")[0].GetProperty("durationMs").GetDouble());
    }

    [Fact]
    public async Task Says_that_nothing_is_known_without_journals()
    {
        var run = await PlanAsync("--shards", "2");
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("every class counts the same", run.Error, StringComparison.Ordinal);
        run.AssertSays("The longest shard takes 1 times the shortest time that any plan could take.");
    }

    [Fact]
    public async Task Writes_a_settings_file_for_each_shard()
    {
        await PlanAsync("--shards", "2", "--settings", "parts");
        var files = Directory.GetFiles(Path.Combine(_bench.Folder, "parts")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["shard-1.runsettings", "shard-2.runsettings"], files.Select(Path.GetFileName));
        var settings = XDocument.Load(files[1]).Descendants().ToDictionary(element => element.Name.LocalName);
        Assert.Equal(("2/2", "FullyQualifiedName!~Shop.Tests.Auth.Flow."),
            (settings["NETRA_SHARD"].Value, settings["TestCaseFilter"].Value));
    }

    [Fact]
    public async Task Writes_a_matrix_on_one_line()
    {
        var run = await PlanAsync("--shards", "2", "--format", "github-matrix");
        Assert.StartsWith("""{"include":[{"shard":"1/2","settings":"shard-1.runsettings","filter":"Fully""", run.Out,
            StringComparison.Ordinal);
        Assert.Single(run.Out.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("3", "There are 2 classes of tests to divide: --shards is 3, but at most 2.")]
    [InlineData("0", "'0' is not valid for --shards: give a number from 1 to 10000.")]
    [InlineData("-1", "'-1' is not valid for --shards")]
    [InlineData("many", "'many' is not valid for --shards")]
    public async Task Refuses_a_number_of_shards_that_cannot_be(string shards, string why)
    {
        var run = await PlanAsync("--shards", shards);
        Assert.Equal(ExitCode.Usage, run.Code);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Needs_to_be_told_how_many() =>
        Assert.Equal(ExitCode.Usage, (await ToolRun.Of(_bench.Folder, ["plan", .. _bench.Inputs])).Code);

    public void Dispose() => _bench.Dispose();

    private JournalScript Past(params (string Class, int Ms)[] classes) => classes.Aggregate(
        _bench.Script(), (script, each) => script.Test(each.Class, "Works", durationMs: each.Ms));

    private async Task<JsonDocument> JsonAsync(int shards, JournalScript past)
    {
        _bench.Run(past.Ended());
        var run = await PlanAsync("--shards", $"{shards}", "--format", "json");
        Assert.True(run.Code == ExitCode.Pass, run.Error);
        return JsonDocument.Parse(run.Out);
    }

    private Task<ToolRun> PlanAsync(params string[] options) =>
        ToolRun.Of(_bench.Folder, ["plan", .. _bench.Inputs, .. options]);
}

/// <summary>A filter of classes as VSTest reads it.</summary>
internal static class FilterReader
{
    public static bool Takes(string filter, string test) => filter.Length == 0
        || (filter.Contains("!~", StringComparison.Ordinal)
            ? filter.Split('&').All(part => !test.Contains(Name(part), StringComparison.Ordinal))
            : filter.Split('|').Any(part => test.Contains(Name(part), StringComparison.Ordinal)));

    private static string Name(string part) => part[(part.IndexOf('~', StringComparison.Ordinal) + 1)..];
}
