using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Load.Measuring;
using Netra.Apex.Load.Traffic;

namespace Netra.Apex.Load.Tests;

public sealed class TrafficTests
{
    private const int Seed = 1;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<Outcome> _answer = new();
    private int _sent;

    [Fact]
    public void Shares_add_up_to_one() => Assert.Equal(1, Mix.Kinds.Sum(kind => kind.Share), precision: 9);

    [Theory]
    [InlineData(0, "search")]
    [InlineData(0.4499, "search")]
    [InlineData(0.4501, "socket message")]
    [InlineData(0.7501, "tool")]
    [InlineData(0.9501, "agent run")]
    [InlineData(0.9801, "sign-in")]
    [InlineData(0.9999, "sign-in")]
    public void Chance_picks_a_kind_by_its_share(double chance, string kind) =>
        Assert.Equal(kind, Mix.Pick(Mix.Kinds, chance).Name);

    [Fact]
    public void A_seed_decides_about_all_due_times() => Assert.Equal(Due(100, Second), Due(100, Second));

    [Fact]
    public void Due_times_are_in_order_and_within_the_phase()
    {
        var due = Due(100, Second);

        Assert.Equal(due.Order().Where(moment => moment < Second), due);
    }

    [Fact]
    public void As_many_requests_are_due_as_the_rate_says()
    {
        var due = Due(100, TimeSpan.FromSeconds(100));

        Assert.InRange(due.Count, 9_500, 10_500);
    }

    [Fact]
    public async Task Requests_are_sent_when_due_though_none_is_answered()
    {
        var phase = Source().RunAsync(new("steady", 100, Second), watch: null, CancellationToken.None);

        await PassAsync(() => _sent >= 60);
        var figures = await AnsweredAsync(phase);

        Assert.Equal((figures.Sent, 0), (figures.Answered, figures.Failed));
    }

    [Fact]
    public async Task What_is_due_beyond_the_ceiling_has_failed()
    {
        var (sent, figures) = await RunUntilSomeFailAsync(new("overload", TrafficSource.MostOpen * 2, Second));

        Assert.Equal((TrafficSource.MostOpen, figures.Sent), (sent, figures.Answered + figures.Failed));
    }

    [Fact]
    public async Task A_request_without_an_answer_has_failed()
    {
        var phase = Source().RunAsync(new("steady", 10, Second), watch: null, CancellationToken.None);

        await PassAsync(() => phase.IsCompleted);

        Assert.Equal((await phase).Sent, (await phase).Failed);
    }

    private static List<TimeSpan> Due(double rate, TimeSpan length) =>
        [.. Arrivals.Poisson(rate, length, new Random(Seed))];

    // How many requests were open when the first one failed, and what became of all.
    private async Task<(int Open, PhaseFigures Figures)> RunUntilSomeFailAsync(PhasePlan plan)
    {
        var failed = 0L;
        var watch = new PhaseWatch(Step, figures => failed = figures.Failed);
        var phase = Source().RunAsync(plan, watch, CancellationToken.None);
        await PassAsync(() => failed > 0);
        var open = _sent;
        return (open, await AnsweredAsync(phase));
    }

    private async Task<PhaseFigures> AnsweredAsync(Task<PhaseFigures> phase)
    {
        _answer.SetResult(Outcome.Answered);
        await PassAsync(() => phase.IsCompleted);
        return await phase;
    }

    private TrafficSource Source() => new([new("any", 1, Admission.Urgent, _ => SendAsync())], [null!], _time);

    private Task<Outcome> SendAsync()
    {
        _sent++;
        return _answer.Task;
    }

    private async Task PassAsync(Func<bool> isOver)
    {
        while (!isOver())
        {
            _time.Advance(Step);
            await Task.Yield();
        }
    }
}
