using Microsoft.Extensions.Options;
using Netra.Apex.Infrastructure;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>Of several settings that cannot be used, the start names the first one only.</summary>
internal sealed class NamesOneProblem : ApexFault<IValidateOptions<InfrastructureSettings>>
{
    public NamesOneProblem() => On.Answer<ValidateOptionsResult>(
        nameof(IValidateOptions<InfrastructureSettings>.Validate),
        (right, _) => right.Failed ? ValidateOptionsResult.Fail(right.Failures.First()) : right);
}
