using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Running;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Running;

public sealed class TestFilterTests : IDisposable
{
    private readonly Bench _bench = new();

    [Theory]
    [InlineData(RunLevel.Critical, "Category=Critical|FullyQualifiedName=Shop.Tests.Data.Sync.Syncs")]
    [InlineData(RunLevel.Proof, "Category=Critical|Category=Proof|FullyQualifiedName=Shop.Tests.Data.Sync.Syncs")]
    [InlineData(RunLevel.All, null)]
    public void A_level_is_a_filter(RunLevel level, string? filter) =>
        Assert.Equal(filter, TestFilter.Of(level, CatalogReader.Read(_bench.Inputs[0])!));

    public void Dispose() => _bench.Dispose();
}
