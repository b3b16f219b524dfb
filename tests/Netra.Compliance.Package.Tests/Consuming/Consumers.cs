namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>The package, and both consumers built against it; made once for all tests.</summary>
public sealed class Consumers : IAsyncLifetime
{
    private PackedFeed? _feed;
    private Task<TestRun>? _shopRun;

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

    /// <summary>One run of all that the shop has, but for what kills the process; made once for all who ask.</summary>
    public Task<TestRun> ShopRunAsync() => _shopRun ??= Shop.TestAsync("FullyQualifiedName!~Killed");

    private static void WriteLongFile(string path) =>
        File.WriteAllLines(path, Enumerable.Range(1, 300).Select(line => $"// line {line}").Append("namespace Own.Tests.Orders;"));
}
