using Microsoft.Extensions.Options;
using Netra.Apex.Infrastructure;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>No setting of the module is checked at start.</summary>
internal sealed class PassesAnySetting : ApexFault<IValidateOptions<InfrastructureSettings>>
{
    public PassesAnySetting() => On.Answer<ValidateOptionsResult>(
        nameof(IValidateOptions<InfrastructureSettings>.Validate), (_, _) => ValidateOptionsResult.Success);
}
