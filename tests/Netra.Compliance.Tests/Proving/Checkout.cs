using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

/// <summary>The test class of these tests, and its points.</summary>
public sealed class Checkout(Till till, string provided)
{
    public static FaultMark Fault { get; } = new(typeof(LosesACent).FullName!, () => new LosesACent());

    public string Provided { get; } = provided;

    public static CoveragePoint Asserts { get; } = Point(checkout => checkout.Expect(5, 2, 3));

    public static CoveragePoint AssertsNothing { get; } = Point(checkout => checkout.Sum(2, 3));

    public static CoveragePoint NeverAsks { get; } = Point(_ => { });

    public static CoveragePoint Point(Action<Checkout> body) => Async(checkout =>
    {
        body(checkout);
        return Task.CompletedTask;
    });

    public static CoveragePoint Async(Func<Checkout, Task> body) =>
        new(typeof(Checkout), "Adds", (instance, _) => body((Checkout)instance), () => [[]]);

    public static CoveragePoint Rows(params object?[][] rows) => new(
        typeof(Checkout), "Adds", (instance, row) => ((Checkout)instance).ExpectAsync(row), () => rows);

    public int Sum(int left, int right) => till.Sum(left, right);

    public void Expect(int sum, int left, int right)
    {
        if (Sum(left, right) != sum)
        {
            throw new Assertion($"expected {sum}");
        }
    }

    private Task ExpectAsync(object?[] row)
    {
        TillLog.Current.Note("row");
        Expect((int)row[0]!, (int)row[1]!, (int)row[2]!);
        return Task.CompletedTask;
    }
}
