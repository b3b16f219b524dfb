using Netra.Compliance.Package.Tests.Frameworks;
using Netra.Compliance.Package.Tests.Products;

namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>The package, and both consumers built against it; made once for all tests.</summary>
public sealed class Consumers : IAsyncLifetime
{
    private readonly Dictionary<string, Task<TestRun>> _runs = [];
    private PackedFeed? _feed;
    private Task<Ledger>? _shopLedger;
    private Task<Mended>? _longProduct;
    private readonly Dictionary<string, Task<Product>> _products = [];
    private Task<FrameworkConsumers>? _frameworks;

    public PackedFeed Feed => _feed!;

    /// <summary>A strict project with every outcome that a test can have.</summary>
    public Consumer Shop { get; private set; } = null!;

    /// <summary>A project with a test framework of its own, and with findings.</summary>
    public Consumer Own { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _feed = await PackedFeed.CreateAsync();
        WriteLongFile(Path.Combine(_feed.Root, "Own.Tests", "Long.cs"));
        var (shop, own) = (Consumer.BuildAsync(_feed, "Shop.Tests"), Consumer.BuildAsync(_feed, "Own.Tests"));
        (Shop, Own) = (await shop, await own);
    }

    public Task DisposeAsync()
    {
        _feed?.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>One run of all that the shop has, but for what kills the process.</summary>
    public Task<TestRun> ShopRunAsync() => ShopRunAsync("FullyQualifiedName!~Killed");

    /// <summary>A run of the shop's tests that a filter lets through; made once for all who ask.</summary>
    public Task<TestRun> ShopRunAsync(string filter) => Once(_runs, filter, () => Shop.TestAsync(filter));

    /// <summary>A run of the tests with a framework of their own, in a mode; made once for all who ask.</summary>
    public Task<TestRun> OwnRunAsync(string mode) =>
        Once(_runs, mode, () => Own.TestAsync("FullyQualifiedName~Orders", ("OWN_FRAMEWORK", mode)));

    /// <summary>The report of the whole run; made once for all who ask.</summary>
    public async Task<Ledger> ShopLedgerAsync() => await (_shopLedger ??= Shop.ReportAsync(await ShopRunAsync()));

    /// <summary>The project that the fixes shortened; made once for all who ask.</summary>
    public Task<Mended> LongProductAsync() => _longProduct ??= Mended.CreateAsync(_feed!);

    /// <summary>A project of each test framework; built once for all who ask.</summary>
    public Task<FrameworkConsumers> FrameworksAsync() => _frameworks ??= FrameworkConsumers.BuildAsync(_feed!);

    /// <summary>A product that references the package in a way, null for not at all; made once.</summary>
    internal Task<Product> ProductAsync(string? assets) =>
        Once(_products, assets ?? "none", () => Product.MakeAsync(_feed!, assets));

    private static Task<T> Once<T>(Dictionary<string, Task<T>> made, string key, Func<Task<T>> make) =>
        made.TryGetValue(key, out var task) ? task : made[key] = make();

    private static void WriteLongFile(string path) =>
        File.WriteAllLines(
            path, Enumerable.Range(1, 300).Select(line => $"// line {line}").Append("namespace Own.Tests.Orders;"));
}
