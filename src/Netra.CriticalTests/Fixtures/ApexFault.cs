using Microsoft.Extensions.DependencyInjection;
using Netra.Compliance;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A fault in the platform: a decorator or replacement of one of its own services.</summary>
public abstract class ApexFault : Fault
{
    /// <summary>Breaks the one behaviour among the platform's registrations.</summary>
    protected internal abstract void Apply(IServiceCollection services);
}
