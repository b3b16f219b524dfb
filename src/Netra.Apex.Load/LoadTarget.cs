using Netra.Apex.Load.Traffic;
using Netra.CriticalTests.Auth;
using Netra.CriticalTests.Data;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Identity;
using Netra.CriticalTests.Fixtures.Models;
using Netra.CriticalTests.Fixtures.Worlds;

namespace Netra.Apex.Load;

/// <summary>A platform in a process and a world of its own, and customers who are ready to begin.</summary>
/// <remarks>The provider, the scripted model and embedded backends run in this process, beside the traffic.</remarks>
internal sealed class LoadTarget : IAsyncDisposable
{
    private const int CustomerCount = 24;
    private const string Topic = "the load";

    private readonly Stack<IAsyncDisposable> _parts = new();
    private readonly List<LoadCustomer> _customers = [];

    // Connections that a burst has opened end soon after it: in a soak they would look like a leak.
    private readonly SocketsHttpHandler _handler = new()
    {
        UseProxy = false, UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5),
    };

    private ApexProcess? _platform;

    private LoadTarget()
    {
    }

    /// <summary>Who sends requests.</summary>
    public IReadOnlyList<LoadCustomer> Customers => _customers;

    /// <summary>The id of the platform's process.</summary>
    public int Process => _platform!.Id;

    /// <summary>Starts it all.</summary>
    /// <param name="settings">The platform's settings over those that lead to its world; empty: as delivered.</param>
    /// <param name="fault">The fault in the platform; a public type without arguments.</param>
    /// <param name="cancel">Ends it between two steps.</param>
    public static async Task<LoadTarget> StartAsync(
        IEnumerable<KeyValuePair<string, string?>> settings, Type fault, CancellationToken cancel)
    {
        var target = new LoadTarget();
        try
        {
            await target.FillAsync(settings, fault, cancel);
            return target;
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs something against the platform, for as long as the platform's process runs.</summary>
    /// <exception cref="InvalidOperationException">The process has ended.</exception>
    public async Task<T> WhileItRunsAsync<T>(Func<CancellationToken, Task<T>> run, CancellationToken cancel)
    {
        using var alive = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var work = run(alive.Token);
        if (await Task.WhenAny(work, _platform!.Ended) == work)
        {
            return await work;
        }

        await alive.CancelAsync();
        await Task.WhenAny(work);
        throw new InvalidOperationException("the platform's process has ended.");
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_customers.Select(customer => customer.DisposeAsync().AsTask()));
        _handler.Dispose();
        await DisposeRestAsync();
    }

    // Each part, though one before it fails: a server that has ended takes no leave.
    private async Task DisposeRestAsync()
    {
        if (_parts.TryPop(out var part))
        {
            try
            {
                await part.DisposeAsync();
            }
            finally
            {
                await DisposeRestAsync();
            }
        }
    }

    private async Task FillAsync(
        IEnumerable<KeyValuePair<string, string?>> settings, Type fault, CancellationToken cancel)
    {
        var world = Keep(await World.CreateAsync());
        var redis = Keep(new RedisWorld());
        var provider = Keep(await IdentityProvider.StartAsync(TimeProvider.System));
        var model = Keep(await ModelServer.StartAsync());
        var all = LoadSettings.Of(world, redis, provider, model, settings);
        _platform = Keep(await ApexProcess.StartAsync(all, fault));
        await provider.RegisterAsync(new Uri(_platform.Address, "/auth/callback"));
        await InviteAsync(new LoadPlace(_platform.Address, model.Converse(Topic, ModelScript.Reply), _handler), cancel);
    }

    // One after the other: what is prepared is not measured, and must not be shed.
    private async Task InviteAsync(LoadPlace place, CancellationToken cancel)
    {
        for (var number = 1; number <= CustomerCount; number++)
        {
            cancel.ThrowIfCancellationRequested();
            _customers.Add(await InviteAsync(place, $"customer-{number}@example.com"));
        }
    }

    private static async Task<LoadCustomer> InviteAsync(LoadPlace place, string email)
    {
        using var browser = new Browser();
        var visit = new Visit(browser, place.Platform, email);
        await visit.SignInAsync();
        using var usage = new UsageCustomer(place.Platform, visit.Cookies);
        await usage.RecordAsync("training");
        var customer = new LoadCustomer(place, email, visit.Cookies);
        await customer.PrepareAsync();
        return customer;
    }

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        _parts.Push(part);
        return part;
    }
}

/// <summary>The settings of a platform under load.</summary>
internal static class LoadSettings
{
    private const string Admission = "Apex:Performance:Admission:";

    /// <summary>Admission lets everything in: what holds the platform back then is the machine.</summary>
    public static IReadOnlyDictionary<string, string?> OpenAdmission { get; } = new Dictionary<string, string?>
    {
        [$"{Admission}Rate"] = "1000000",
        [$"{Admission}LowestRate"] = "1000000",
        [$"{Admission}Burst"] = "1000000",
    };

    /// <summary>What leads the platform to its world, its provider and its model.</summary>
    public static Dictionary<string, string?> Of(
        World world,
        RedisWorld redis,
        IdentityProvider provider,
        ModelServer model,
        IEnumerable<KeyValuePair<string, string?>> more)
    {
        var all = world.Settings.ToDictionary(pair => pair.Key, pair => Pooled(pair.Value));
        var (cache, places) = (Cache(redis), Folders(world));
        foreach (var (key, value) in cache.Concat(places).Concat(SignIn(provider)).Concat(Model(model)).Concat(more))
        {
            all[key] = value;
        }

        return all;
    }

    // As the platform is delivered; the tests do without pools, for their files vanish soon.
    private static string? Pooled(string? connection) =>
        connection?.Replace(";Pooling=False", "", StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<string, string?>> Cache(RedisWorld redis) =>
        [new("Apex:Data:Cache:Redis", RedisWorld.Direct), new("Apex:Data:Cache:Prefix", redis.Prefix)];

    private static IEnumerable<KeyValuePair<string, string?>> Folders(World world) =>
    [
        new("Apex:Performance:Search:Folder", Path.Combine(world.Folder, "corpora")),
        new("Apex:Business:SyntheticData:Folder", Path.Combine(world.Folder, "datasets")),
    ];

    private static IEnumerable<KeyValuePair<string, string?>> SignIn(IdentityProvider provider) =>
    [
        new("Apex:Auth:SignIn:Authority", provider.Address.AbsoluteUri),
        new("Apex:Auth:SignIn:ClientId", IdentityProvider.ClientId),
        new("Apex:Auth:SignIn:ClientSecret", IdentityProvider.ClientSecret),
    ];

    private static IEnumerable<KeyValuePair<string, string?>> Model(ModelServer model) =>
        model.Settings.Select(pair => KeyValuePair.Create($"Apex:Auth:Agents:Model:{pair.Key}", (string?)pair.Value));
}
