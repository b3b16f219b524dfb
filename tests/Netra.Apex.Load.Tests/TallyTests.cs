using Netra.Apex.Load.Measuring;
using Netra.Apex.Load.Traffic;

namespace Netra.Apex.Load.Tests;

public sealed class TallyTests
{
    private const double ThreeDigits = 0.001;

    private static readonly RequestKind Search = new("search", 0.5, Admission.Urgent, Never);
    private static readonly RequestKind Tool = new("tool", 0.5, Admission.CanWait, Never);

    [Theory]
    [InlineData("p50", 500)]
    [InlineData("p99", 990)]
    [InlineData("p99.9", 999)]
    [InlineData("max", 1000)]
    public void Percentiles_of_one_to_a_thousand_milliseconds_are_known(string percentile, double expected)
    {
        var figures = Record(Enumerable.Range(1, 1000).Select(number => TimeSpan.FromMilliseconds(number)));

        var value = percentile switch
        {
            "p50" => figures.P50Ms, "p99" => figures.P99Ms, "p99.9" => figures.P999Ms, _ => figures.MaxMs,
        };
        Assert.InRange(value, expected, expected * (1 + ThreeDigits));
    }

    [Fact]
    public void A_latency_above_a_minute_counts_as_a_minute()
    {
        var figures = Record([TimeSpan.FromMinutes(2)]);

        Assert.InRange(figures.MaxMs, 60_000, 60_000 * (1 + ThreeDigits));
    }

    [Fact]
    public void Without_an_answer_latencies_are_zero()
    {
        var figures = Record([]);

        Assert.Equal((0, 0.0, 0.0), (figures.Answered, figures.P99Ms, figures.MaxMs));
    }

    [Fact]
    public void Latency_counts_from_when_a_request_was_due()
    {
        var tally = new PhaseTally(new("steady", 10, TimeSpan.FromSeconds(10)), [Search]);

        tally.Ended(Search, Outcome.Answered, due: TimeSpan.FromSeconds(1), ended: TimeSpan.FromSeconds(3));

        Assert.InRange(tally.Read().MaxMs, 2_000, 2_000 * (1 + ThreeDigits));
    }

    [Fact]
    public void Throughput_counts_answers_within_the_phase_only()
    {
        var tally = new PhaseTally(new("steady", 10, TimeSpan.FromSeconds(10)), [Search]);

        tally.Ended(Search, Outcome.Answered, due: TimeSpan.Zero, ended: TimeSpan.FromSeconds(10));
        tally.Ended(Search, Outcome.Answered, due: TimeSpan.Zero, ended: TimeSpan.FromSeconds(10.001));

        Assert.Equal((2, 0.1), (tally.Read().Answered, tally.Read().Throughput));
    }

    [Fact]
    public void Each_kind_is_counted_by_itself()
    {
        var tally = new PhaseTally(new("overload", 10, TimeSpan.FromSeconds(1)), [Search, Tool]);

        tally.Sent(Tool);
        tally.Ended(Tool, Outcome.Shed, due: TimeSpan.Zero, ended: TimeSpan.Zero);
        tally.Sent(Search);
        tally.Ended(Search, Outcome.Fail("no answer"), due: TimeSpan.Zero, ended: TimeSpan.Zero);

        var counted = tally.Read().Kinds.Select(kind => (kind.Kind, kind.Sent, kind.Shed, kind.Failed));
        Assert.Equal([("search", 1, 0, 1), ("tool", 1, 1, 0)], counted);
    }

    private static KindFigures Record(IEnumerable<TimeSpan> latencies)
    {
        var tally = new Tally();
        foreach (var latency in latencies)
        {
            tally.Ended(Ending.Answered, latency, isInTime: true);
        }

        return tally.Read("search", seconds: 1);
    }

    private static Task<Outcome> Never(LoadCustomer customer) =>
        throw new InvalidOperationException("Nothing is sent here.");
}
