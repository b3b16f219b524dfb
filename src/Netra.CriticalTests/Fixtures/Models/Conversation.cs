using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>What a model says about one topic, and what it was asked; safe from any thread.</summary>
/// <param name="topic">The words that name this conversation.</param>
/// <param name="model">What the model replies where a test does not say otherwise.</param>
public sealed class Conversation(string topic, ModelTurn model) : IDisposable
{
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private readonly ConcurrentQueue<string?> _sayings = new();
    private readonly ConcurrentDictionary<string, Func<ModelRequest, ModelReply>> _replies =
        new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Hold> _holds = new(StringComparer.Ordinal);

    /// <summary>The words that name this conversation.</summary>
    public string Topic => topic;

    /// <summary>The steps of the plan, each with its role; a role without one has a step of its own name.</summary>
    internal ImmutableArray<(string Name, string Role)> Steps { get; set; } = [];

    /// <summary>What the model said last; null when that is nothing, or no completion.</summary>
    public string? LastSaid => _sayings.LastOrDefault();

    /// <summary>All requests so far, as they arrived.</summary>
    public ImmutableArray<ModelRequest> Requests => [.. _requests];

    /// <summary>All that a step was told so far; empty when it was never asked.</summary>
    public string TextOf(string step) =>
        string.Concat(_requests.Where(request => request.Step == step).Select(request => request.Text));

    /// <summary>Lets a step say this at once, without a call of a tool.</summary>
    public void Say(string step, string text) => Reply(step, _ => ModelReply.Say(text));

    /// <summary>Lets a step reply in its own way.</summary>
    public void Reply(string step, Func<ModelRequest, ModelReply> reply) => _replies[step] = reply;

    /// <summary>Keeps a step's requests waiting until the hold is released.</summary>
    public Hold Hold(string step) => _holds[step] = new Hold();

    /// <summary>Releases every hold.</summary>
    public void Release() => _holds.Values.ToList().ForEach(hold => hold.Release());

    /// <summary>Ends the conversation: nobody is kept waiting any more.</summary>
    public void Dispose() => Release();

    internal async Task<ModelReply> ReplyAsync(ModelRequest request, CancellationToken cancel)
    {
        var asked = request with { Topic = topic, Step = StepOf(request) };
        _requests.Enqueue(asked);
        if (_holds.TryGetValue(asked.Step, out var hold))
        {
            await hold.PassAsync(cancel);
        }

        return Keep(_replies.TryGetValue(asked.Step, out var reply) ? reply(asked) : await model(asked, cancel));
    }

    // Where several steps have one role, the question names the one that asks.
    private string StepOf(ModelRequest request)
    {
        var steps = Steps.Where(step => step.Role == request.Role).Select(step => step.Name).ToList();
        return steps.Count > 1 ? steps.First(request.Question.Contains) : steps.FirstOrDefault(request.Role);
    }

    private ModelReply Keep(ModelReply reply)
    {
        _sayings.Enqueue(reply.Said);
        return reply;
    }
}

/// <summary>What a model replies.</summary>
public delegate Task<ModelReply> ModelTurn(ModelRequest request, CancellationToken cancel);

/// <summary>A gate before a step's replies.</summary>
public sealed class Hold
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the step's first request comes.</summary>
    public Task Arrival => _arrived.Task;

    /// <summary>Lets the step's replies go.</summary>
    public void Release() => _released.TrySetResult();

    internal Task PassAsync(CancellationToken cancel)
    {
        _arrived.TrySetResult();
        return _released.Task.WaitAsync(cancel);
    }
}
