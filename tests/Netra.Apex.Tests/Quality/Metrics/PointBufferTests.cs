using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Netra.Apex.Quality;
using Netra.Apex.Quality.Metrics;

namespace Netra.Apex.Tests.Quality.Metrics;

/// <summary>A buffer for three points.</summary>
public sealed class PointBufferTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly PointBuffer _buffer;

    public PointBufferTests() => _buffer = new PointBuffer(
        _services.GetRequiredService<IMeterFactory>(),
        Options.Create(new QualitySettings { Metrics = { Capacity = 3 } }));

    [Fact]
    public void Holds_as_many_as_it_may_and_then_drops_the_oldest()
    {
        _buffer.Add(["1", "2", "3"]);
        Assert.Equal((3, 0), (_buffer.Count, _buffer.Dropped));
        _buffer.Add(["4"]);
        Assert.Equal((3, 1), (_buffer.Count, _buffer.Dropped));
        Assert.Equal(["2", "3", "4"], _buffer.Take(9));
    }

    [Fact]
    public void Keeps_the_newest_of_more_than_it_can_hold_at_once()
    {
        _buffer.Add(["1", "2", "3", "4", "5"]);
        Assert.Equal(["3", "4", "5"], _buffer.Take(9));
        Assert.Equal(2, _buffer.Dropped);
    }

    [Fact]
    public void Puts_back_what_was_not_delivered_where_it_was()
    {
        _buffer.Add(["1", "2", "3"]);
        _buffer.Return(_buffer.Take(2));
        Assert.Equal(["1", "2", "3"], _buffer.Take(9));
    }

    [Fact]
    public void Drops_what_comes_back_when_newer_points_have_taken_its_place()
    {
        _buffer.Add(["1", "2"]);
        var taken = _buffer.Take(2);
        _buffer.Add(["3", "4"]);
        _buffer.Return(taken);
        Assert.Equal(["2", "3", "4"], _buffer.Take(9));
        Assert.Equal(1, _buffer.Dropped);
    }

    [Fact]
    public void Counts_what_is_being_sent_until_it_is_delivered()
    {
        _buffer.Add(["1", "2"]);
        var taken = _buffer.Take(2);
        Assert.Equal(2, _buffer.Count);
        _buffer.Forget(taken);
        Assert.Equal((0, 0), (_buffer.Count, _buffer.Dropped));
    }

    [Fact]
    public void Counts_what_was_refused_as_dropped()
    {
        _buffer.Add(["1", "2"]);
        _buffer.Forget(_buffer.Take(2), isDropped: true);
        Assert.Equal((0, 2), (_buffer.Count, _buffer.Dropped));
    }

    [Fact]
    public void Gives_nothing_when_nothing_waits() => Assert.Empty(_buffer.Take(9));

    public void Dispose() => _services.Dispose();
}
