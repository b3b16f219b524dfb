using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>What the scripted model says about one topic, and what it was asked; safe from any thread.</summary>
public sealed class Conversation(string topic, Func<ModelRequest, ModelReply> script) : IDisposable
{
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private readonly ConcurrentDictionary<string, Func<ModelRequest, ModelReply>> _replies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Hold> _holds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _replied = new(StringComparer.Ordinal);

    /// <summary>The words that name this conversation.</summary>
    public string Topic => topic;

    /// <summary>All requests so far, as they arrived.</summary>
    public ImmutableArray<ModelRequest> Requests => [.. _requests];

    /// <summary>The requests of a step so far.</summary>
    public ImmutableArray<ModelRequest> Of(string step) => [.. _requests.Where(request => request.Step == step)];

    /// <summary>Lets a step say this at once, without a call of a tool.</summary>
    public void Say(string step, string text) => Reply(step, _ => new ModelReply.Said(text));

    /// <summary>Lets every request of a step fail.</summary>
    public void Fail(string step) =>
        Reply(step, _ => new ModelReply.Broken(StatusCodes.Status500InternalServerError, "The model fell over."));

    /// <summary>Lets a step reply in its own way.</summary>
    public void Reply(string step, Func<ModelRequest, ModelReply> reply) => _replies[step] = reply;

    /// <summary>Keeps a step's requests waiting until the hold is released.</summary>
    public Hold Hold(string step) => _holds[step] = new Hold(step);

    /// <summary>Waits until a step has been given a reply.</summary>
    public Task RepliedAsync(string step) => ReplyOf(step).Task.InTimeAsync($"step '{step}' is replied to");

    /// <summary>Ends the conversation: nobody is kept waiting any more.</summary>
    public void Dispose() => Release();

    /// <summary>Releases every hold.</summary>
    public void Release()
    {
        foreach (var hold in _holds.Values)
        {
            hold.Release();
        }
    }

    internal async Task<ModelReply> ReplyAsync(ModelRequest request, CancellationToken cancel)
    {
        _requests.Enqueue(request);
        if (_holds.TryGetValue(request.Step, out var hold))
        {
            await hold.PassAsync(cancel);
        }

        return _replies.GetValueOrDefault(request.Step, script)(request);
    }

    internal void Replied(ModelRequest request) => ReplyOf(request.Step).TrySetResult();

    private TaskCompletionSource ReplyOf(string step) =>
        _replied.GetOrAdd(step, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
