using Netra.Compliance;
using Netra.Compliance.Journaling;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Identity;
using Netra.CriticalTests.Fixtures.Models;
using Netra.CriticalTests.Fixtures.Network;
using Netra.CriticalTests.Fixtures.Worlds;
using Netra.CriticalTests.Quality;

namespace Netra.CriticalTests.Journey;

/// <summary>One customer's journey through one platform.</summary>
public sealed class JourneyFixture : IAsyncLifetime, IFaultTarget
{
    private Fault? _fault;
    private JourneyPlatform? _platform;
    private JourneySteps? _steps;

    /// <summary>The steps.</summary>
    internal JourneySteps Steps => _steps ?? throw new InvalidOperationException("The platform has not been started.");

    public void Inject(Fault fault) => _fault = fault;

    public async Task InitializeAsync()
    {
        _platform = await JourneyPlatform.PrepareAsync();
        await _platform.StartAsync(_fault is IApexFault ? _fault.GetType() : typeof(NothingWrong));
        _steps = new JourneySteps(_platform);
    }

    public async Task DisposeAsync()
    {
        await (_steps?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_platform?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}

/// <summary>The platform as its own process, behind an address that survives a restart of the process, and everything
/// that the platform depends on.</summary>
internal sealed class JourneyPlatform : IAsyncDisposable
{
    /// <summary>The administrator's address at the provider.</summary>
    public const string Administrator = "root@example.com";

    private const int NoPort = 9;

    // Short limits in real time: the process runs on the machine's clock.
    private static readonly (string Key, string Value)[] Always =
    [
        ("Auth:SignIn:ClientId", IdentityProvider.ClientId),
        ("Auth:SignIn:ClientSecret", IdentityProvider.ClientSecret),
        ("Infrastructure:Health:Interval", "00:00:00.2"),
        ("Data:Resilience:BreakDuration", "00:00:00.5"),
        ("Data:Resilience:MinimumThroughput", "2"),
        ("Data:Resilience:FailureRatio", "0.1"),
        ("Quality:Gate:Attempts", "2"),
        ("Quality:Gate:Backoff", "00:00:00.001"),
        ("Quality:Checkpoints:Node", "journey"),
        ("Security:Permissions:Administrators:0", Person.SubjectOf(Administrator)),
    ];

    private readonly RedisWorld _redis = new();
    private readonly TcpRelay _redisLine = RedisWorld.OpenLine();
    private readonly TcpRelay _door = TcpRelay.Start("127.0.0.1", NoPort);
    private readonly World _world;
    private readonly IdentityProvider _provider;
    private ApexProcess? _process;
    private Type _fault = typeof(NothingWrong);

    private JourneyPlatform(World world, IdentityProvider provider, ModelServer model)
    {
        (_world, _provider, Model) = (world, provider, model);
        ModelLine = TcpRelay.Start(new Uri(model.Settings.Single(setting => setting.Key == "Endpoint").Value));
    }

    /// <summary>Where customers reach the platform.</summary>
    public Uri Address => _door.Address;

    /// <summary>The model that the platform asks.</summary>
    public ModelServer Model { get; }

    /// <summary>The line between the platform and its model.</summary>
    public TcpRelay ModelLine { get; }

    /// <summary>Starts everything that the platform depends on.</summary>
    public static async Task<JourneyPlatform> PrepareAsync()
    {
        Journal.RecordBackend("identity", "OpenIddict", BackendKind.Embedded);
        Journal.RecordBackend("model", "Scripted model", BackendKind.Embedded);
        var provider = await IdentityProvider.StartAsync(TimeProvider.System);
        return new JourneyPlatform(await World.CreateAsync(), provider, await ModelServer.StartAsync());
    }

    /// <summary>Starts the platform.</summary>
    /// <param name="fault">The fault in its process, at this start and at each later one.</param>
    public async Task StartAsync(Type fault)
    {
        _fault = fault;
        await _provider.RegisterAsync(new Uri(Address, "/auth/callback"));
        await StartProcessAsync();
    }

    /// <summary>Kills the process with SIGKILL, and starts another one in its place.</summary>
    public async Task RestartAsync()
    {
        await EndProcessAsync();
        await StartProcessAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndProcessAsync();
        IAsyncDisposable[] owned = [_door, Model, ModelLine, _provider, _world, _redisLine, _redis];
        foreach (var one in owned)
        {
            await one.DisposeAsync();
        }
    }

    // If the next process does not start, this one is not ended twice.
    private ValueTask EndProcessAsync()
    {
        var process = _process;
        _process = null;
        return process?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private async Task StartProcessAsync()
    {
        _process = await ApexProcess.StartAsync(Settings(), _fault);
        _door.Redirect(_process.Address.Host, _process.Address.Port);
    }

    private Dictionary<string, string?> Settings()
    {
        var settings = _world.Settings;
        foreach (var (key, value) in Always.Concat(Dependencies()))
        {
            settings[$"Apex:{key}"] = value;
        }

        return settings;
    }

    private IEnumerable<(string Key, string Value)> Dependencies() =>
    [
        ("Auth:SignIn:Authority", _provider.Address.AbsoluteUri),
        ("Data:Cache:Redis", RedisWorld.Through(_redisLine)),
        ("Data:Cache:Prefix", _redis.Prefix),
        .. Model.Settings.Select(setting => ($"Auth:Agents:Model:{setting.Key}", setting.Value)),
        ("Auth:Agents:Model:Endpoint", $"{ModelLine.Address}v1"),
    ];
}
