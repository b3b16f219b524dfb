using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

/// <summary>The canary's test class in the dialect that these tests speak.</summary>
public sealed class CanaryUser(CanaryFixture fixture)
{
    public static CoveragePoint Sharp { get; } = Point(user => Require(user.Sum() == 5));

    public static CoveragePoint Blunt { get; } = Point(user => user.Sum());

    private static CoveragePoint Point(Action<CanaryUser> body) =>
        new(typeof(CanaryUser), "Adds", (instance, _) => Run(body, (CanaryUser)instance), () => [[]]);

    private static Task Run(Action<CanaryUser> body, CanaryUser user)
    {
        body(user);
        return Task.CompletedTask;
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new Assertion("not met");
        }
    }

    private int Sum() => fixture.Add(2, 3);
}
