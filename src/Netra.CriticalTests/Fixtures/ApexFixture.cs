using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures.Worlds;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A platform with a world of its own for one test class, on a clock that the tests move.</summary>
public abstract class ApexFixture : IAsyncLifetime, IFaultTarget
{
    /// <summary>The setting for the requests that a node lets in at once: many, for a clock that stands still never
    /// allows more.</summary>
    protected const string Burst = "Apex:Performance:Admission:Burst";

    private Fault? _fault;
    private World? _world;
    private ApexNode? _platform;

    /// <summary>The platform's clock; stands still until a test moves it.</summary>
    /// <remarks>Begins now, on a whole second: a cookie's expiry has whole seconds, and a client drops cookies that the
    /// machine's clock takes for expired.</remarks>
    public FakeTimeProvider Time { get; } =
        new(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));

    /// <summary>The running platform.</summary>
    public ApexNode Platform => _platform ?? throw new InvalidOperationException("The platform has not been started.");

    /// <summary>What this fixture has for itself in the backends.</summary>
    public World World => _world ?? throw new InvalidOperationException("The world has not been made.");

    /// <summary>The fault of the present proof, for what a fixture runs beside the platform; null without
    /// one.</summary>
    protected Fault? Fault => _fault;

    /// <summary>A part of the running platform that a test looks at or asks.</summary>
    public T Get<T>()
        where T : notnull => Platform.Services.GetRequiredService<T>();

    public void Inject(Fault fault) => _fault = fault;

    public virtual async Task InitializeAsync()
    {
        _world = await World.CreateAsync();
        _platform = await StartNodeAsync();
    }

    public virtual async Task DisposeAsync()
    {
        await (_platform?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_world?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Starts one more platform in the same world, under the same fault.</summary>
    public Task<ApexNode> StartNodeAsync() => StartNodeAsync([]);

    /// <summary>Starts one more platform with some settings of a section otherwise.</summary>
    /// <returns>The keys that it refuses, one after the other; empty: it starts.</returns>
    public async Task<string> RefusedKeysAsync(string section, params IEnumerable<(string Key, string Value)> otherwise)
    {
        try
        {
            await using var node = await StartNodeAsync(
                otherwise.Select(one => KeyValuePair.Create($"{section}:{one.Key}", one.Value)));
            return "";
        }
        catch (OptionsValidationException refused)
        {
            return string.Join(' ', refused.Failures.Select(problem => KeyOf(problem)));
        }
    }

    /// <summary>Starts one more platform in the same world in a process of its own, on the machine's clock.</summary>
    /// <typeparam name="TFault">The fault in it, in place of this fixture's.</typeparam>
    public Task<ApexProcess> StartProcessAsync<TFault>()
        where TFault : IApexFault
    {
        var settings = World.Settings;
        Configure(settings);
        return ApexProcess.StartAsync(settings, typeof(TFault));
    }

    /// <summary>Points the platform at what this fixture runs beside it.</summary>
    protected virtual void Configure(IDictionary<string, string?> settings)
    {
    }

    /// <summary>Registers what this fixture adds to the platform: something to watch or to hold it by.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    // A sentence about a section as a whole has a colon after it.
    private static string KeyOf(string problem) => problem.Split(' ')[0].TrimEnd(':').Split(':')[^1];

    private Task<ApexNode> StartNodeAsync(IEnumerable<KeyValuePair<string, string>> otherwise)
    {
        var settings = World.Settings;
        settings[Burst] = "1000000";
        Configure(settings);
        otherwise.ToList().ForEach(one => settings[one.Key] = one.Value);
        return ApexNode.StartAsync(settings, Change);
    }

    private void Change(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Time);
        Configure(services);
        (_fault as IApexFault)?.Apply(services);
    }
}
