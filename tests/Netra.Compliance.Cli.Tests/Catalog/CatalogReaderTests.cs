using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Catalog;

public sealed class CatalogReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Reads_header_tests_and_mvid_of_a_compiled_assembly()
    {
        var dll = WriteShop();
        var catalog = CatalogReader.Read(dll.Path)!;
        Assert.Equal(("Shop.Tests", 347_000m), (catalog.Header.Assembly, catalog.Header.Declared));
        Assert.Equal([1, 2], catalog.Tests.Select(test => test.Number));
        Assert.Equal("Shop.Accepts", Assert.Single(Assert.Single(catalog.Tests[0].Points).Faults));
        Assert.Equal(dll.Mvid, Assert.Single(catalog.Mvids));
    }

    private CompiledCatalog WriteShop()
    {
        var refuses = CatalogFragment.Point("Refuses_it", "Shop.Accepts");
        return CompiledCatalog.Write(_folder, "Shop.Tests.dll", CatalogFragment.Header(declared: 347_000),
            CatalogFragment.Test(2, "Shop.Tests.Data.Sync", 20_000),
            CatalogFragment.Test(1, "Shop.Tests.Auth.Flow", 15_000, refuses));
    }

    [Fact]
    public void Finds_no_catalog_in_an_assembly_that_declares_none() =>
        Assert.Null(CatalogReader.Read(CompiledCatalog.Write(_folder, "Plain.dll").Path));

    [Fact]
    public void Refuses_a_missing_assembly() => AssertRefused(_folder.At("none.dll"), "does not exist");

    [Fact]
    public void Refuses_an_empty_assembly() =>
        AssertRefused(_folder.Write("empty.dll", ""), "is empty, not a .NET assembly");

    [Fact]
    public void Refuses_a_foreign_file() =>
        AssertRefused(_folder.Write("text.dll", "hello, I am a text"), "is not a .NET assembly: leave it out");

    [Fact]
    public void Refuses_a_truncated_assembly()
    {
        var dll = CompiledCatalog.Write(_folder, "Shop.Tests.dll", CatalogFragment.Header());
        File.WriteAllBytes(dll.Path, File.ReadAllBytes(dll.Path)[..700]);
        AssertRefused(dll.Path, "not a valid .NET assembly");
    }

    [Fact]
    public void Refuses_a_newer_schema() =>
        AssertRefused(Compile(CatalogFragment.Header(schema: "netra.catalog/2")), "supports up to netra.catalog/1");

    [Fact]
    public void Refuses_a_foreign_schema() =>
        AssertRefused(Compile(CatalogFragment.Header(schema: "other/1")), "is not in the format netra.catalog/1");

    [Fact]
    public void Refuses_tests_without_a_header() =>
        AssertRefused(Compile(CatalogFragment.Test(1, "Shop.Auth.Flow", 1)), "0 catalog headers");

    [Fact]
    public void Refuses_a_damaged_fragment() =>
        AssertRefused(Compile(CatalogFragment.Header(), "{\"number\":1"), "damaged catalog fragment");

    [Fact]
    public void Refuses_a_fragment_that_lacks_a_field() =>
        AssertRefused(Compile(CatalogFragment.Header(), "{\"number\":1}"), "damaged catalog fragment");

    public void Dispose() => _folder.Dispose();

    private string Compile(params string[] fragments) =>
        CompiledCatalog.Write(_folder, "Shop.Tests.dll", [.. fragments]).Path;

    private static void AssertRefused(string path, string why)
    {
        var refusal = Assert.Throws<Refusal>(() => CatalogReader.Read(path));
        Assert.Equal(ExitCode.Unreadable, refusal.Code);
        Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }
}
