using Microsoft.Extensions.DependencyInjection;
using Netra.Compliance;
using StackExchange.Redis;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A fault between the platform and Redis, on one of its connections.</summary>
/// <param name="connection">The key of the connection among the platform's services.</param>
internal abstract class RedisFault(string connection) : ServiceFault<IConnectionMultiplexer>, IApexFault
{
    public void Apply(IServiceCollection services)
    {
        var right = services.Single(service => Equals(service.ServiceKey, connection));
        services.AddKeyedSingleton(connection, (known, key) =>
            Break((IConnectionMultiplexer)right.KeyedImplementationFactory!(known, key)));
    }
}
