using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Commands;

/// <summary>Catalogs that are not what the generator wrote: none of them is counted.</summary>
public sealed class ReportOfCatalogsTests : IDisposable
{
    private const string Flow = "Shop.Tests.Auth.Flow";

    private static readonly string Test =
        CatalogFragment.Test(1, Flow, 15_000, CatalogFragment.Point("Signs_in", "Shop.Forged"));
    private static readonly string Journey =
        CatalogFragment.Journey("Life", Flow + "2", CatalogFragment.Step(1, "Demo", "Looks", [1], "Shop.Blank"));

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Takes_a_catalog_that_adds_up() =>
        Assert.Equal(ExitCode.Inventory, (await ReportAsync(CatalogFragment.Header(), Test, Journey)).Code);

    [Theory]
    [InlineData("\"points\":[{", "\"points\":null,\"was\":[{",
        "a value has the wrong type (at points)")]
    [InlineData("\"points\":[{", "\"points\":[null,{", "it has null for an item of \"points\"")]
    [InlineData("\"points\":[{", "\"was\":[{", "it lacks 'points'")]
    [InlineData("\"faults\":[\"", "\"faults\":[null,\"", "it has null for an item of \"faults\"")]
    [InlineData("\"faults\":[\"Shop.Forged\"]", "\"faults\":null", "faults)")]
    [InlineData("\"guardedBy\":[1]", "\"guardedBy\":null", "guardedBy)")]
    [InlineData("\"guardedBy\":[1]", "\"guardedBy\":[null]", "it has null for an item of \"guardedBy\"")]
    [InlineData("\"steps\":[", "\"steps\":[null,", "it has null for an item of \"steps\"")]
    [InlineData("\"steps\":[", "\"steps\":5,\"was\":[", "(at steps)")]
    [InlineData("\"title\":\"Test 1\"", "\"title\":null", "a value is null where null is not allowed (at title)")]
    [InlineData("\"title\":\"Test 1\"", "\"title\":\"\\ud800\"", "text that is not Unicode in \"title\"")]
    [InlineData("\"class\":\"Shop", "\"class\":\"A\",\"class\":\"Shop", "it has the key \"class\" twice")]
    [InlineData("\"number\":1,\"title\":\"T", "\"number\":1e10,\"title\":\"T", "(at number)")]
    [InlineData("\"monthlyRevenueUsd\":15000", "\"monthlyRevenueUsd\":1e400", "(at monthlyRevenueUsd)")]
    [InlineData("\"monthlyRevenueUsd\":15000", "\"monthlyRevenueUsd\":NaN", "it is not JSON")]
    [InlineData("\"monthlyRevenueUsd\":15000", "\"monthlyRevenueUsd\":1000000000001",
        "an amount of $1,000,000,000,001 a month")]
    [InlineData("\"monthlyRevenueUsd\":15000", "\"monthlyRevenueUsd\":79228162514264337593543950335",
        "an amount of $79,228")]
    [InlineData("\"declared\":null", "\"declared\":-1000000000001", "an amount of $-1,000,000,000,001 a month")]
    [InlineData("\"assembly\":\"Shop.Tests\"", "\"assembly\":null", "(at assembly)")]
    [InlineData("\"hash\":\"abc123\"", "\"hash\":null", "(at hash)")]
    [InlineData("\"hash\":\"abc123\"", "\"hash\":\"abc124\"", "does not match its \"hash\"")]
    [InlineData("\"hash\":\"abc123\"", "\"hash\":\"\"", "does not match its \"hash\"")]
    public async Task Refuses_what_is_no_catalog(string good, string bad, string why)
    {
        string[] fragments = [CatalogFragment.Header(), Test, Journey];
        var run =
            await ReportAsync([.. fragments.Select(fragment => fragment.Replace(good, bad, StringComparison.Ordinal))]);
        run.AssertRefused(ExitCode.Unreadable, why);
        Assert.DoesNotContain("System.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_catalog_that_lost_a_fragment() => await RefusesAsync(CatalogFragment.Header(), Test);

    [Fact]
    public async Task Refuses_a_catalog_with_a_fragment_twice() =>
        await RefusesAsync(CatalogFragment.Header(), Test, Journey, Journey + " ");

    [Fact]
    public async Task Refuses_a_catalog_with_a_changed_amount() => await RefusesAsync(
        CatalogFragment.Header(), Test.Replace("15000", "25000", StringComparison.Ordinal), Journey);

    [Fact]
    public async Task Refuses_fragments_that_are_no_objects() =>
        (await ReportAsync(CatalogFragment.Header(), "null")).AssertRefused(
            ExitCode.Unreadable, "damaged catalog fragment (null)");

    [Fact]
    public async Task Lists_no_catalog_that_does_not_add_up()
    {
        var dll = CompiledCatalog.Write(
            _folder, "Shop.Tests.dll", CatalogFragment.Header().Replace("abc123", "0", StringComparison.Ordinal), Test);
        (await ToolRun.Of(_folder.Path, "list", dll.Path))
            .AssertRefused(ExitCode.Unreadable, "does not match its \"hash\"");
    }

    public void Dispose() => _folder.Dispose();

    private async Task RefusesAsync(params string[] fragments)
    {
        var hash = Cli.Catalog.CatalogHash.Of([Test, Journey]);
        var changed = fragments.Select(fragment => fragment.Replace("abc123", hash, StringComparison.Ordinal));
        (await ReportAsync([.. changed])).AssertRefused(
            ExitCode.Unreadable, "that does not match its \"hash\"");
    }

    private Task<ToolRun> ReportAsync(params string[] fragments) =>
        ToolRun.Of(_folder.Path, "report", CompiledCatalog.Write(_folder, "Shop.Tests.dll", [.. fragments]).Path);
}
