using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex;
using Netra.Compliance;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A platform of its own for one test class, on a clock that the tests move.</summary>
public abstract class ApexFixture : IAsyncLifetime, IFaultTarget
{
    private Fault? _fault;
    private ApexPlatform? _platform;

    /// <summary>The platform's clock; stands still until a test moves it.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));

    /// <summary>The running platform.</summary>
    public ApexPlatform Platform => _platform ?? throw new InvalidOperationException("The platform has not been started.");

    /// <summary>A part of the running platform that a test looks at or asks.</summary>
    public T Get<T>()
        where T : notnull => Platform.Services.GetRequiredService<T>();

    public void Inject(Fault fault) => _fault = fault;

    public virtual async Task InitializeAsync() =>
        _platform = await ApexPlatform.StartAsync(Configure(new ApexOptions { Time = Time }), Break);

    public virtual async Task DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }
    }

    /// <summary>Points the platform at what this fixture runs beside it.</summary>
    protected virtual ApexOptions Configure(ApexOptions options) => options;

    private void Break(IServiceCollection services) => (_fault as ApexFault)?.Apply(services);
}
