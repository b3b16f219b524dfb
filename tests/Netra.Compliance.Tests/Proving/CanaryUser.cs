using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

public sealed class CanaryUser(CanaryFixture fixture)
{
    public CanaryFixture Fixture { get; } = fixture;
}
