using Netra.Compliance.Journaling;

namespace Netra.Compliance.Tests.Journaling;

public sealed class CatalogHashTests
{
    [Fact]
    public void Is_read_from_the_header() =>
        Assert.Equal("ab12",
            CatalogHash.FromHeader("""{"schema":"netra.catalog/1","assembly":"Shop","declared":null,"hash":"ab12"}"""));

    [Fact]
    public void Is_not_read_from_a_test() =>
        Assert.Null(CatalogHash.FromHeader("""{"number":1,"title":"hash"}"""));

    [Fact]
    public void Is_null_for_an_assembly_without_a_catalog() => Assert.Null(CatalogHash.Of(typeof(string).Assembly));
}
