using Xunit.Abstractions;
using Xunit.Sdk;

namespace Shop.Tests.Outcomes;

/// <summary>The process dies at the second of three points.</summary>
[CriticalTest(7, "Killed")]
[BusinessValue(1_000, "Customers can pay")]
[TestCaseOrderer("Shop.Tests.Outcomes.ByName", "Shop.Tests")]
public sealed partial class Killed
{
    /// <summary>Passes.</summary>
    [Fact]
    public void A_passes() => Assert.NotNull(GetType().Assembly);

    /// <summary>Kills the process.</summary>
    [Fact]
    public void B_dies() => Environment.FailFast("killed in mid-run");

    /// <summary>Is never reached.</summary>
    [Fact]
    public void C_is_never_reached() => Assert.NotNull(GetType().Assembly);
}

/// <summary>Runs tests in the order of their names.</summary>
public sealed class ByName : ITestCaseOrderer
{
    /// <inheritdoc/>
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase =>
            testCases.OrderBy(testCase => testCase.TestMethod.Method.Name, StringComparer.Ordinal);
}
