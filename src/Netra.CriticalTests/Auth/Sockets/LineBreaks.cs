using Netra.Apex.Auth.Sockets.Client;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Network;

namespace Netra.CriticalTests.Auth.Sockets;

/// <summary>What can befall a line, each up to the point from which a test can go on.</summary>
internal static class LineBreaks
{
    /// <summary>Cuts the line and waits until both sides have noticed and the client waits for its first attempt.</summary>
    [AssertionMethod]
    public static async Task<ClientEvent.Waiting> CutAsync(this CustomerLine line)
    {
        line.Relay.Cut();
        await line.LostAsync();
        return await line.NextAsync<ClientEvent.Waiting>();
    }

    /// <summary>Cuts the line and lets time pass up to the next heartbeat; a side that has not noticed by then, within a while of real time, notices by its ping.</summary>
    public static async Task CutUpToTheNextBeatAsync(this CustomerLine line, TimeSpan interval)
    {
        line.Relay.Cut();
        await InTime.ComesTrueAsync(() => new(line.HasChangedForBoth), Patience.Short);
        line.Time.Advance(interval);
    }

    /// <summary>Waits until both sides have noticed that the line is lost.</summary>
    [AssertionMethod]
    public static async Task LostAsync(this CustomerLine line)
    {
        await line.NextAsync<ClientEvent.Lost>();
        Assert.NotNull((await line.PlatformAsync()).Lost);
    }

    /// <summary>Restores the line and lets the client's wait pass, until both sides have greeted again.</summary>
    [AssertionMethod]
    public static async Task ResumeAsync(this CustomerLine line, ClientEvent.Waiting wait)
    {
        line.Restore(wait);
        await line.GreetedAsync();
    }

    /// <summary>Restores the line and lets the client's wait pass; the client dials next.</summary>
    public static void Restore(this CustomerLine line, ClientEvent.Waiting wait)
    {
        line.Relay.Restore();
        line.Time.Advance(wait.Delay);
    }

    /// <summary>Resumes and waits until the platform has confirmed what was asked of it.</summary>
    [AssertionMethod]
    public static async Task ResumeAsync(this CustomerLine line, ClientEvent.Waiting wait, params Task[] asked)
    {
        await line.ResumeAsync(wait);
        await Task.WhenAll(asked).InTimeAsync("the platform confirms what was asked while it was away");
    }

    /// <summary>Waits until the platform has obeyed a command, whether the client knows or not.</summary>
    public static Task ObeyedAsync(this CustomerLine line, long command) =>
        InTime.TrueAsync(async () => (await line.KeptAsync()).LastCommand == command, $"the platform obeys command {command}");

    /// <summary>Cuts and restores the line so many times.</summary>
    [AssertionMethod]
    public static async Task CutAndRestoreAsync(this CustomerLine line, int times)
    {
        for (var cycle = 0; cycle < times; cycle++)
        {
            await line.ResumeAsync(await line.CutAsync());
        }
    }

    /// <summary>Cuts the line for so many attempts to come back, and gives the time from each to the next as the line saw them.</summary>
    [AssertionMethod]
    public static async Task<IReadOnlyList<TimeSpan>> FailAsync(this CustomerLine line, int attempts)
    {
        line.Relay.Cut();
        await line.LostAsync();
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            line.Time.Advance((await line.NextAsync<ClientEvent.Waiting>()).Delay);
            await line.NextAsync<ClientEvent.Failed>();
        }

        return [.. line.Relay.Accepted.Zip(line.Relay.Accepted.Skip(1), (from, to) => to - from)];
    }

    /// <summary>Lets time pass until both sides send a ping, and waits until both pings are in the line, which may be stalled.</summary>
    public static async Task BeatAsync(this CustomerLine line, TimeSpan interval)
    {
        var up = line.Relay.Taken(LineDirection.ToServer);
        var down = line.Relay.Taken(LineDirection.ToClient);
        line.Time.Advance(interval);
        await InTime.TrueAsync(() => new(line.Relay.Taken(LineDirection.ToServer) > up), "the client sends a ping");
        await InTime.TrueAsync(() => new(line.Relay.Taken(LineDirection.ToClient) > down), "the platform sends a ping");
    }

    /// <summary>Waits until both sides have heard from each other at the present time, on the connection that they have.</summary>
    [AssertionMethod]
    public static async Task HeardAsync(this CustomerLine line)
    {
        var now = line.Time.GetUtcNow();
        await InTime.TrueAsync(() => new(line.HasChanged || line.Client.LastHeard == now), "the client hears the platform");
        await InTime.TrueAsync(() => new(line.HasChanged || line.HeardByPlatform() == now), "the platform hears the client");
        Assert.False(line.HasChanged, "The connection was lost, though the line is well.");
    }
}
