using Xunit.Abstractions;

namespace Shop.Tests.Proofs;

/// <summary>Points whose faults are all caught: facts, rows, rows that only a run can read, results to wait
/// for.</summary>
[CriticalTest(8, "Checkout")]
[BusinessValue(1_000, "Customers can pay")]
public sealed partial class Checkout(Till till, ITestOutputHelper output) : IDisposable
{
    /// <summary>Prices that only a run can read.</summary>
    public static TheoryData<int, int, int> Prices => new() { { 2, 3, 5 }, { 4, 4, 8 } };

    /// <summary>A fact.</summary>
    [Fact, ProvenBy(typeof(LosesACent))]
    public void Adds_two_prices() => Assert.Equal(5, till.Add(2, 3));

    /// <summary>A task.</summary>
    [Fact, ProvenBy(typeof(LosesACent))]
    public async Task Adds_later()
    {
        await Task.Yield();
        Assert.Equal(5, till.Add(2, 3));
    }

    /// <summary>An assertion among several tasks.</summary>
    [Fact, ProvenBy(typeof(LosesACent))]
    public void Adds_side_by_side() => Parallel.Invoke(Adds_two_prices, Adds_two_prices);

    /// <summary>Inline rows.</summary>
    [Theory, InlineData(2, 3, 5), InlineData(0, 1, 1), ProvenBy(typeof(LosesACent))]
    public void Adds_inline_rows(int left, long right, int? sum) => Assert.Equal(sum, till.Add(left, (int)right));

    /// <summary>Other rows.</summary>
    [Theory, MemberData(nameof(Prices)), ProvenBy(typeof(LosesACent))]
    public void Adds_other_rows(int left, int right, int sum) => Assert.Equal(sum, till.Add(left, right));

    /// <inheritdoc/>
    public void Dispose() => output.WriteLine("done");
}
