using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Running;

public sealed class TestSelectionTests : IDisposable
{
    private const string Syncs = "FullyQualifiedName=Shop.Tests.Data.Sync.Syncs";

    private readonly Bench _bench = new();

    private AssemblyCatalog Shop => CatalogReader.Read(_bench.Inputs[0])!;

    [Theory]
    [InlineData(RunLevel.Critical, $"Category=Critical|{Syncs}")]
    [InlineData(RunLevel.Proof, $"Category=Critical|Category=Proof|{Syncs}")]
    [InlineData(RunLevel.Journey, "Category=Journey|Category=JourneyProof")]
    [InlineData(RunLevel.All, null)]
    public void A_level_is_a_filter(RunLevel level, string? filter) =>
        Assert.Equal(filter, new TestSelection(level).Filter(Shop));

    [Theory]
    [InlineData(RunLevel.Critical, "Auth", "((Category=Critical)&(Module=Auth))")]
    [InlineData(RunLevel.Proof, "Auth", "((Category=Critical|Category=Proof)&(Module=Auth))")]
    [InlineData(RunLevel.Proof, "Data", $"((Category=Critical|Category=Proof)&(Module=Data))|{Syncs}")]
    [InlineData(RunLevel.Proof, "Data,Auth", $"((Category=Critical|Category=Proof)&(Module=Auth|Module=Data))|{Syncs}")]
    [InlineData(RunLevel.All, "Auth", "Module=Auth")]
    [InlineData(RunLevel.All, "Data", $"Module=Data|{Syncs}")]
    [InlineData(RunLevel.All, "data,Data", $"Module=Data|{Syncs}")]
    public void Modules_narrow_the_filter_of_a_level(RunLevel level, string modules, string filter) =>
        Assert.Equal(filter, Of(level, modules).Filter(Shop));

    [Theory]
    [InlineData("auth", true, false)]
    [InlineData("Data", false, true)]
    [InlineData("Auth,Data", true, true)]
    public void Takes_the_modules_that_it_names(string modules, bool auth, bool data) =>
        Assert.Equal(
            (auth, data), (Of(RunLevel.Proof, modules).Takes("Auth"), Of(RunLevel.Proof, modules).Takes("Data")));

    [Fact]
    public void Takes_every_module_when_it_names_none()
    {
        var all = new TestSelection(RunLevel.Proof);
        all.RequireModules([Shop]);
        Assert.True(all.Takes("Auth") && all.Takes(Shop));
        Assert.Empty(all.Notes([Shop]));
    }

    [Fact]
    public void Leaves_out_an_assembly_without_a_test_of_its_modules()
    {
        using var other =
            new Bench(CatalogFragment.Header("Other.Tests"), CatalogFragment.Test(1, "Other.Tests.Search.Finds", 5));
        var search = Of(RunLevel.Proof, "Search");
        search.RequireModules([Shop, CatalogReader.Read(other.Inputs[0])!]);
        Assert.Equal((false, true), (search.Takes(Shop), search.Takes(CatalogReader.Read(other.Inputs[0])!)));
    }

    [Theory]
    [InlineData(RunLevel.Critical, "", false)]
    [InlineData(RunLevel.Proof, "", false)]
    [InlineData(RunLevel.Journey, "", true)]
    [InlineData(RunLevel.All, "", true)]
    [InlineData(RunLevel.All, "Auth", false)]
    public void Takes_journeys_where_they_are_asked_for_and_no_module_is(RunLevel level, string module, bool takes) =>
        Assert.Equal(takes, (module.Length == 0 ? new TestSelection(level) : Of(level, module)).TakesJourneys);

    [Fact]
    public void Takes_of_several_assemblies_those_that_declare_what_is_asked_for()
    {
        using var journeys = new Bench(CatalogFragment.Header("Life.Tests"), CatalogFragment.Journey("Life", "Shop.Tests.Journeys.Life"));
        var life = CatalogReader.Read(journeys.Inputs[0])!;
        Assert.Equal((false, true), (new TestSelection(RunLevel.Journey).Takes(Shop), new TestSelection(RunLevel.Journey).Takes(life)));
        Assert.Equal((true, false), (new TestSelection(RunLevel.Proof).Takes(Shop), new TestSelection(RunLevel.Proof).Takes(life)));
        Assert.Equal((true, true), (new TestSelection(RunLevel.All).Takes(Shop), new TestSelection(RunLevel.All).Takes(life)));
    }

    [Fact]
    public void Notes_the_modules_as_they_are_declared() => Assert.Equal(
        "Only tests of Auth, Data were selected (--module): the others are unverified.",
        Assert.Single(Of(RunLevel.Proof, "data,AUTH").Notes([Shop])));

    [Theory]
    [InlineData("Atuh", "Atuh")]
    [InlineData("Auth,Authz", "Authz")]
    [InlineData("", "")]
    public void Refuses_a_module_that_is_not_there(string modules, string unknown)
    {
        var refusal = Assert.Throws<Refusal>(() => Of(RunLevel.Proof, modules).RequireModules([Shop]));
        Assert.Equal(ExitCode.Usage, refusal.Code);
        Assert.StartsWith(
            $"--module {unknown}: no critical test is in a module of that name; the modules are Auth, Data.",
            refusal.Message);
    }

    [Theory]
    [InlineData("Atuh", "Auth, Data. Did you mean 'Auth'?")]
    [InlineData("dta", "Auth, Data. Did you mean 'Data'?")]
    [InlineData("Search", "Auth, Data.")]
    public void Asks_for_the_module_that_was_probably_meant(string module, string end) =>
        Assert.EndsWith(end, Assert.Throws<Refusal>(() => Of(RunLevel.Proof, module).RequireModules([Shop])).Message);

    [Fact]
    public void Refuses_a_module_that_is_only_planned()
    {
        using var planned = new Bench(
            CatalogFragment.Header(), CatalogFragment.Test(1, Bench.Flow, 5), CatalogFragment.Planned(2, 5, "Data"));
        var catalog = CatalogReader.Read(planned.Inputs[0])!;
        Assert.EndsWith("the modules are Auth.",
            Assert.Throws<Refusal>(() => Of(RunLevel.Proof, "Data").RequireModules([catalog])).Message);
    }

    public void Dispose() => _bench.Dispose();

    private static TestSelection Of(RunLevel level, string modules) => new(level) { Modules = [.. modules.Split(',')] };
}
