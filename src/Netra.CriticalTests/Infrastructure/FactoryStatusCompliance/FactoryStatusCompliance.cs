using Netra.Apex.Infrastructure.Factory;
using Netra.Compliance;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>What an administrator sees of a source tree that changes while the platform watches it.</summary>
[CriticalTest(18, "Factory status and compliance")]
[BusinessValue(
    5_000,
    "Teams pay to see their code get better; a score that is wrong or late is switched off, and so is its customer",
    Category = BusinessCategory.AnalyticsAndGrowth,
    Stage = CustomerStage.Retention)]
public sealed partial class FactoryStatusCompliance(FactoryFixture apex) : IClassFixture<FactoryFixture>
{
    private const string Section = "Apex:Infrastructure:Factory";
    private const string Empty = "The tree has no hand-written C# file, so there is no score.";

    private const string Options =
        "[Note.cs]\ndotnet_diagnostic.NETRA4001.severity = suggestion\n[Typed.cs]\nnetra_max_file_lines = many\n";

    private const string AfterThreeSaves = "Method.cs:26 00:00:02 open, Untyped.cs:3 00:00:03 00:00:01, "
        + "Method.cs:6 00:00:03 open, File.cs:301 00:00:03 open";

    private const string AfterThirtyDays =
        "Untyped.cs:3 30.00:00:01 30.00:00:00, File.cs:301 30.00:00:01 open";

    private const string ATickLater = "File.cs:301 30.00:00:01.0000001 open";

    private static readonly string[] Days =
    [
        "BadRequest", "1 days, 0: 1 1 1", "3 days, -2: 2 0 0, -1: 0 0 2, 0: 1 1 1",
        "30 days, -2: 2 0 0, -1: 0 0 2, 0: 1 1 1", "BadRequest",
    ];

    private static readonly (string, string)[] AroundTheLimits =
    [
        ("long/File.cs", Sources.File(350)), ("File300.cs", Sources.File(300)), ("File301.cs", Sources.File(301)),
        ("Both.cs", Sources.UntypedMethod(9) + Sources.Method(9, "Desk")), ("Note.cs", Sources.Untyped),
        ("Silent.cs", "#pragma warning disable NETRA4001\n" + Sources.Untyped), (".editorconfig", Options),
        ("Method12.cs", Sources.Method(12)), ("Method8.cs", Sources.Method(8)), ("Method9.cs", Sources.Method(9)),
        ("Typed.cs", Sources.Typed), ("Untyped.cs", Sources.Untyped), ("obj/File.cs", Sources.File(350)),
    ];

    private static readonly string[] BeyondTheLimits =
    [
        "NETRA1002 Both.cs:5 'Add' has 9 lines, but the limit is 8; extract a method or a type",
        "NETRA4001 Both.cs:5 The public signature of 'Add' uses object as the type of parameter 'goods'; "
            + "use a specific type, or make it generic",
        "NETRA1002 Both.cs:22 'Add' has 9 lines, but the limit is 8; extract a method or a type",
        "NETRA1001 File301.cs:301 The file has 301 lines, but the limit is 300; split it",
        "NETRA1002 Method12.cs:5 'Add' has 12 lines, but the limit is 8; extract a method or a type",
        "NETRA1002 Method9.cs:5 'Add' has 9 lines, but the limit is 8; extract a method or a type",
        "NETRA9001 Typed.cs:1 The option netra_max_file_lines is invalid: expected an integer from 1 to 1000000, found "
            + "'many'; 300 is used instead",
        "NETRA4001 Untyped.cs:3 The public signature of 'Total' uses dynamic as its type; "
            + "use a specific type, or make it generic",
        "NETRA1001 long/File.cs:301 The file has 350 lines, but the limit is 300; split it",
    ];

    [Fact]
    [Covers("Rules: what is too long, untyped code and bad options are found, not at the limits nor suppressed")]
    [ProvenBy(typeof(LeavesOutUntypedCode))]
    public async Task A_tree_is_judged_by_the_products_own_rules()
    {
        await using var tree = await apex.WatchAsync(AroundTheLimits);
        Assert.Equal(BeyondTheLimits, (await tree.StatusAsync()).Lines);
    }

    [Fact]
    [Covers("Rules: a limit in .editorconfig holds for the files that it names, and a changed one at once")]
    [ProvenBy(typeof(IgnoresOptions))]
    [ProvenBy(typeof(RemembersOptions))]
    public async Task Limits_of_the_tree_hold_and_change()
    {
        await using var tree = await apex.WatchAsync(
            (".editorconfig", "[old/*.cs]\nnetra_max_file_lines = 350\n"),
            ("old/File.cs", Sources.File(350)), ("new/File.cs", Sources.File(350)));
        var before = await tree.FindingsAsync();

        await tree.SaveAsync(".editorconfig", "[*/*.cs]\nnetra_max_file_lines = 349\n");

        Assert.Equal("new/File.cs:301, new/File.cs:350, old/File.cs:350", $"{before}, {await tree.FindingsAsync()}");
    }

    [Fact]
    [Covers("Score: files without findings over all files that a person wrote, however many findings a file has")]
    [ProvenBy(typeof(LeavesOutUntypedCode))]
    [ProvenBy(typeof(NamesFilesWithoutFolder))]
    public async Task The_score_is_the_share_of_clean_files()
    {
        await using var tree = await apex.WatchAsync(
            ("sales/Untyped.cs", Sources.Untyped), ("sales/Two.cs", Sources.Method(200) + Sources.Method(200, "Two")),
            ("Clean.cs", Sources.Clean), ("Typed.cs", Sources.Typed), ("Client.g.cs", Sources.Method(9)),
            ("Method8.cs", Sources.Method(8)), ("File300.cs", Sources.File(300)));

        var status = await tree.StatusAsync();
        Assert.Equal((6, 4, 0.6666m), (status.Files, status.CleanFiles, status.Score));
    }

    [Fact]
    [Covers("Score: a finding costs its file the weight of its rule as configured, and only the heaviest one")]
    [ProvenBy(typeof(IgnoresWeights))]
    [ProvenBy(typeof(WeighsAllAlike))]
    public async Task The_weighted_score_takes_the_heaviest_finding_of_a_file()
    {
        await using var tree = await apex.WatchAsync(
            ("File.cs", Sources.File(350)), ("Both.cs", Sources.Method(9) + Sources.File(300)),
            ("Untyped.cs", Sources.Untyped), ("Clean.cs", Sources.Clean));

        var status = await tree.StatusAsync();
        Assert.Equal((0.25m, (0.75m + 0.5m + 0m + 1m) / 4), (status.Score, status.WeightedScore));
    }

    [Fact]
    [Covers("History: new, fixed and standing findings are told apart, also when they move or have equal lines")]
    [ProvenBy(typeof(TakesMovedForNew))]
    [ProvenBy(typeof(MergesEqualLines))]
    public async Task New_fixed_and_standing_findings_are_told_apart()
    {
        await using var tree = await apex.WatchAsync(
            ("File.cs", Sources.File(350)), ("Method.cs", Sources.Method(9)), ("Untyped.cs", Sources.Untyped));
        var moved = await tree.ChangesAsync("Method.cs", "\n" + Sources.Method(12, "Desk") + Sources.Method(9));
        var gone = await tree.ChangesAsync("Untyped.cs", Sources.Typed);

        var unchanged = await tree.ChangesAsync("File.cs", "\n" + Sources.File(400));
        Assert.Equal(
            (new Changes(1, 0, 3), new Changes(0, 1, 3), gone, AfterThreeSaves),
            (moved, gone, unchanged, await tree.HistoryAsync()));
    }

    [Fact]
    [Covers("History: a fixed finding is kept for 30 days to the instant, an open one for ever, also across a restart")]
    [ProvenBy(typeof(ForgetsAtTheLimit))]
    [ProvenBy(typeof(KeepsADayLonger))]
    [ProvenBy(typeof(DeletesNoFinding))]
    public async Task A_fixed_finding_is_kept_for_thirty_days()
    {
        await using var tree = await apex.WatchAsync(("File.cs", Sources.File(350)), ("Untyped.cs", Sources.Untyped));
        await tree.SaveAsync("Untyped.cs", Sources.Typed);
        await tree.RestartAfterAsync(TimeSpan.FromDays(30));
        var kept = await tree.HistoryAsync();
        apex.Time.Advance(TimeSpan.FromTicks(1));
        var later = await tree.HistoryAsync();
        await tree.RestartAfterAsync(TimeSpan.Zero);
        Assert.Equal((AfterThirtyDays, ATickLater, 1), (kept, later, await tree.StoredAsync()));
    }

    [Fact]
    [Covers("History: each day from midnight UTC has what was new, fixed and standing, for one to as many as are kept")]
    [ProvenBy(typeof(KeepsADayLonger))]
    [ProvenBy(typeof(ShowsChangesADayLate))]
    public async Task The_history_is_shown_day_by_day()
    {
        await using var tree = await apex.WatchAsync(("A.cs", Sources.Untyped), ("B.cs", Sources.Untyped));
        await tree.RestartBeforeMidnightAsync();
        await tree.SaveAsync("B.cs", Sources.Method(9));
        await tree.SaveAsync("Clean.cs", Sources.Clean);

        string[] shown = [.. await Task.WhenAll(((int[])[0, 1, 3, 30, 31]).Select(tree.DaysAsync))];
        var whole = (await tree.StatusAsync()).InHistory;
        Assert.Equal([.. Days, $"{new Changes(3, 1, 0)}"], [.. shown, $"{whole}"]);
    }

    [Fact]
    [Covers("Reporting: the status changes with a file at once, also where it keeps its length or is written in place")]
    [ProvenBy(typeof(ComparesLengths))]
    public async Task The_status_changes_as_soon_as_a_file_does()
    {
        await using var tree = await apex.WatchAsync(("sales/Basket.cs", Sources.Typed), ("Clean.cs", Sources.Clean));
        var clean = (await tree.StatusAsync()).Score;
        await tree.SaveAsync("sales/Basket.cs", Sources.Untyped);
        var untyped = (await tree.StatusAsync()).Score;
        await tree.SaveAsync("sales/Basket.cs", Sources.Typed);
        var typed = (await tree.StatusAsync()).Score;
        await tree.AppendAsync("Clean.cs", Sources.Untyped);
        Assert.Equal((1m, 0.5m, 1m, 0.5m), (clean, untyped, typed, (await tree.StatusAsync()).Score));
    }

    [Fact]
    [Covers("Reporting: the findings of a deleted file go with it, those of a moved folder come under its new name")]
    [ProvenBy(typeof(KeepsDeletedFiles))]
    public async Task The_status_follows_deleted_files_and_moved_folders()
    {
        await using var tree = await apex.WatchAsync(
            ("sales/Basket.cs", Sources.Untyped), ("Old.cs", Sources.File(301)));
        await tree.DeleteAsync("Old.cs");
        var left = await tree.FindingsAsync();
        await tree.MoveFolderAsync("sales", "orders");

        Assert.Equal("sales/Basket.cs:3, orders/Basket.cs:3", $"{left}, {await tree.FindingsAsync()}");
    }

    [Fact]
    [Covers("Reporting: a file that cannot be read is named, keeps its findings, and is tried again after a second")]
    [ProvenBy(typeof(TakesUnreadForGone))]
    public async Task A_file_that_cannot_be_read_keeps_its_findings()
    {
        await using var tree = await apex.WatchAsync(("Basket.cs", Sources.Untyped), ("Clean.cs", Sources.Clean));

        var shown = await tree.HoldAsync("Basket.cs");

        const string Held = "unread: Basket.cs; findings: Basket.cs:3";
        Assert.Equal([Held, Held, "unread: ; findings: "], shown.Select(status =>
            $"unread: {string.Join(", ", status.Unread)}; findings: {status.Places}"));
    }

    [Fact]
    [Covers("Reporting: a tree that is gone or empty says so, and the one that takes its place is watched")]
    [ProvenBy(typeof(LosesTheReason))]
    public async Task A_tree_that_is_gone_or_empty_says_so()
    {
        await using var tree = await apex.WatchAsync(("Basket.cs", Sources.Untyped), ("Clean.cs", Sources.Clean));
        ShownStatus[] without = [await tree.MoveAwayAsync(), await tree.ReplaceAsync()];
        await tree.SaveAsync("Clean.cs", Sources.Clean);

        (decimal?, string?)[] expected = [(0.5m, "The last scan failed"), (null, Empty), (1m, null)];
        var shown = without.Append(await tree.StatusAsync());
        Assert.Equal(expected, shown.Select(status => (status.Score, status.Problem?.Split(':')[0])));
    }

    [Fact]
    [Covers("Settings: a platform starts with days and weights at their limits, not beyond, and not without its tree")]
    [ProvenBy(typeof(CutsSettings))]
    public async Task A_platform_does_not_start_with_what_it_cannot_use()
    {
        string[] taken = [await RefusedKeysAsync("1", "0"), await RefusedKeysAsync("365", "1")];
        string[] refused = [await RefusedKeysAsync("0", "-0.1"), await RefusedKeysAsync("366", "1.1")];
        var nowhere = await apex.RefusedKeysAsync(Section, ("Path", $"{Guid.NewGuid()}"));

        const string Both = "HistoryDays NETRA1001";
        Assert.Equal(["", "", Both, Both, "Path"], [.. taken, .. refused, nowhere]);
    }

    private Task<string> RefusedKeysAsync(string days, string weight) =>
        apex.RefusedKeysAsync(Section, ("HistoryDays", days), ("Weights:NETRA1001", weight));
}
