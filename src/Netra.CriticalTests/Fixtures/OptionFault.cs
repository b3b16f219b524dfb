using Microsoft.Extensions.DependencyInjection;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A wrong option, which cannot tell when it matters.</summary>
/// <param name="apply">Changes what the platform has registered.</param>
public abstract class OptionFault(Action<IServiceCollection> apply) : ApexFault
{
    /// <inheritdoc/>
    protected override bool CanTell => false;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => apply(services);
}

/// <summary>A wrong option among those of one type.</summary>
/// <param name="wrong">Changes them after the platform has set them.</param>
/// <param name="name">Which of several; the only ones by default.</param>
/// <typeparam name="TOptions">The type.</typeparam>
public abstract class OptionFault<TOptions>(Action<TOptions> wrong, string name = "")
    : OptionFault(services => services.PostConfigure(name, wrong))
    where TOptions : class;
