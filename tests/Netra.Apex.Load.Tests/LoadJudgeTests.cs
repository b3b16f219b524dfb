using Netra.Apex.Load.Measuring;
using Netra.Apex.Load.Soaking;

namespace Netra.Apex.Load.Tests;

public sealed class LoadJudgeTests
{
    private readonly LoadJudge _judge = new();

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 0)]
    [InlineData(2, 0, 1)]
    public void A_steady_phase_may_lose_one_request_of_a_hundred(int shed, int failed, int problems)
    {
        _judge.Steady(Phase(failed, Kind("search", sent: 100, shed)));

        Assert.Equal(problems, _judge.Problems.Count);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 0)]
    [InlineData(2, 0, 1)]
    public void A_soak_whose_traffic_is_refused_shows_nothing(int shed, int failed, int problems)
    {
        _judge.Soak(new SoakFigures(600, [], []), Phase(failed, Kind("search", sent: 100, shed)));

        Assert.Equal(problems, _judge.Problems.Count);
    }

    [Theory]
    [InlineData(0, 10, 0)]
    [InlineData(10, 10, 0)]
    [InlineData(11, 10, 1)]
    [InlineData(99, 100, 0)]
    [InlineData(100, 100, 1)]
    [InlineData(0, 0, 1)]
    public void An_overload_sheds_first_what_can_wait(int urgent, int waiting, int problems)
    {
        _judge.Overload(Phase(
            failed: 0, Kind("search", sent: 100, urgent), Kind("tool", sent: 100, waiting),
            Kind("socket message", sent: 1_000, shed: 0), Kind("sign-in", sent: 1_000, shed: 0)));

        Assert.Equal(problems, _judge.Problems.Count);
    }

    [Theory]
    [InlineData("steady", 1_000, 1_001)]
    [InlineData("soak", 1_000, 1_001)]
    [InlineData("overload", 10_000, 10_001)]
    public void Each_phase_has_a_limit_of_its_latency(string phase, double within, double beyond)
    {
        Judge(phase, within);
        Assert.Empty(_judge.Problems);

        Judge(phase, beyond);
        Assert.Equal(
            [$"p99 of the phase '{phase}' was {beyond} ms; {within} ms are allowed."], _judge.Problems);
    }

    [Fact]
    public void What_grows_in_a_soak_is_named_with_its_limit()
    {
        var soak = new SoakFigures(600, [], [new("threads", 10, 40, 31, 20), new("handles", 10, 60, 50, 50)]);

        _judge.Soak(soak, Phase(failed: 0));

        Assert.Equal(["In 600 s the platform's threads grew by 31; 20 are allowed."], _judge.Problems);
    }

    private void Judge(string name, double p99Ms)
    {
        var phase = Phase(failed: 0, Kind("tool", sent: 100, shed: 1)) with { Name = name, P99Ms = p99Ms };
        Action<PhaseFigures> judge = name switch
        {
            "steady" => _judge.Steady,
            "soak" => traffic => _judge.Soak(new SoakFigures(600, [], []), traffic),
            _ => _judge.Overload,
        };
        judge(phase);
    }

    private static PhaseFigures Phase(int failed, params IReadOnlyList<KindFigures> kinds) => new()
    {
        Name = "overload", Offered = 100, Seconds = 1, Sent = 100, Answered = 0, Shed = kinds.Sum(kind => kind.Shed),
        Failed = failed, Throughput = 0, P50Ms = 0, P99Ms = 0, P999Ms = 0, MaxMs = 0, Kinds = kinds,
    };

    private static KindFigures Kind(string name, int sent, int shed) => new()
    {
        Kind = name, Sent = sent, Answered = 0, Shed = shed, Failed = 0,
        Throughput = 0, P50Ms = 0, P99Ms = 0, P999Ms = 0, MaxMs = 0,
    };
}
