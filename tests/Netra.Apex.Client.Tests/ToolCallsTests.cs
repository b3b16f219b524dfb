using Netra.Apex.Client.Wire;

namespace Netra.Apex.Client.Tests;

/// <summary>What becomes of tools that a client has asked for.</summary>
public sealed class ToolCallsTests
{
    private readonly ToolCalls _calls = new();

    [Fact]
    public async Task Gives_each_answer_to_the_one_who_asked()
    {
        var (first, second) = (Ask("first"), Ask("second"));
        var (one, two) = (_calls.Next()!, _calls.Next()!);
        _calls.Take(new Frame.ToolAnswer(two.Id, 200, null, "two"));
        _calls.Take(new Frame.ToolAnswer(one.Id, 403, null, "one"));
        Assert.Equal((new ToolResult(403, null, "one"), new(200, null, "two")), (await first, await second));
        Assert.Null(_calls.Next());
    }

    [Fact]
    public async Task Takes_no_answer_twice_and_none_that_nobody_asked_for()
    {
        var result = Ask("tool");
        var call = _calls.Next()!;
        _calls.Take(new Frame.ToolAnswer("other", 500, null, ""));
        _calls.Take(new Frame.ToolAnswer(call.Id, 200, null, "first"));
        _calls.Take(new Frame.ToolAnswer(call.Id, 200, null, "second"));
        Assert.Equal("first", (await result).Text);
    }

    [Fact]
    public async Task Sends_nothing_again_after_a_loss()
    {
        var (sent, unsent) = (Ask("sent"), Ask("unsent"));
        _calls.Next();
        _calls.Lose();
        await Assert.ThrowsAsync<IOException>(() => sent);
        await Assert.ThrowsAsync<IOException>(() => unsent);
        Assert.Null(_calls.Next());
    }

    [Fact]
    public async Task Lets_nobody_wait_for_a_client_that_has_ended()
    {
        var before = Ask("before");
        _calls.End(new ClientEndedException("Over."));
        await Assert.ThrowsAsync<ClientEndedException>(() => before);
        await Assert.ThrowsAsync<ClientEndedException>(() => Ask("after"));
    }

    private Task<ToolResult> Ask(string tool) => _calls.Ask("apex", tool, []);
}
