using Microsoft.Extensions.DependencyInjection;
using Netra.Compliance;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A fault that enters a platform by its services.</summary>
public interface IApexFault
{
    /// <summary>Changes what the platform has registered, before it starts.</summary>
    void Apply(IServiceCollection services);
}

/// <summary>A fault by a library's own seam: options, an event, a handler, an interceptor.</summary>
public abstract class ApexFault : Fault, IApexFault
{
    /// <inheritdoc/>
    public abstract void Apply(IServiceCollection services);
}

/// <summary>A fault in a service of the platform: its constructor writes with <c>On</c> what goes wrong, each in a
/// line.</summary>
/// <typeparam name="TService">The service's interface.</typeparam>
public abstract class ApexFault<TService> : ServiceFault<TService>, IApexFault
    where TService : class
{
    /// <inheritdoc/>
    public void Apply(IServiceCollection services) => services.Decorate<TService>(Break);
}
