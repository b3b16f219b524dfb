using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Netra.Apex.Infrastructure;
using Netra.Apex.Infrastructure.Health;

namespace Netra.Apex.Tests.Infrastructure.Health;

/// <summary>A check that does not heed its token.</summary>
public sealed class ProbesTests
{
    private readonly TaskCompletionSource<HealthCheckResult> _answer = new();
    private int _asked;

    [Fact]
    public async Task Asks_again_only_what_has_answered()
    {
        var probes = Probes();
        var late = new[] { await StatusAsync(probes), await StatusAsync(probes), await StatusAsync(probes) };
        Assert.Equal((1, HealthStatus.Unhealthy), (_asked, Assert.Single(late.Distinct())));

        _answer.SetResult(HealthCheckResult.Healthy());
        while (await StatusAsync(probes) != HealthStatus.Healthy)
        {
            await Task.Yield();
        }

        Assert.True(_asked > 1);
    }

    private static async Task<HealthStatus> StatusAsync(Probes probes) =>
        (await probes.ReadAsync(default))["deaf"].Status;

    private Probes Probes()
    {
        var health = new HealthSettings { Timeout = TimeSpan.FromMilliseconds(1), HealthyAfter = 1 };
        var services = new ServiceCollection().AddLogging();
        services.AddHealthChecks().AddAsyncCheck("deaf", AskAsync);
        return ActivatorUtilities.CreateInstance<Probes>(
            services.BuildServiceProvider(),
            Options.Create(new InfrastructureSettings { Health = health }),
            TimeProvider.System);
    }

    private Task<HealthCheckResult> AskAsync()
    {
        _asked++;
        return _answer.Task;
    }
}
