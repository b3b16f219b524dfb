using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Client;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class AttemptsTests
{
    private readonly Attempts _attempts = new(new SocketSettings { AttemptLimit = 2 });

    [Fact]
    public void Takes_attempts_up_to_the_limit()
    {
        Assert.True(_attempts.TryTake());
        Assert.True(_attempts.TryTake());
        Assert.Equal(2, _attempts.Taken);
    }

    [Fact]
    public void Takes_none_past_the_limit()
    {
        TakeAll();
        Assert.False(_attempts.TryTake());
        Assert.Equal(2, _attempts.Taken);
    }

    [Fact]
    public void Starts_over_after_a_connection()
    {
        TakeAll();
        _attempts.Reset();
        Assert.True(_attempts.TryTake());
        Assert.Equal(1, _attempts.Taken);
    }

    private void TakeAll()
    {
        while (_attempts.TryTake())
        {
            Assert.InRange(_attempts.Taken, 1, 2);
        }
    }
}
