using System.Text.Json;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Client;

/// <summary>What came of a tool.</summary>
/// <param name="Status">As over HTTP: 200 for a result, 403 for a tool that is not for the customer's role.</param>
/// <param name="Result">The structured result; null: there is none.</param>
/// <param name="Text">The result for a reader or, without one, why.</param>
public sealed record ToolResult(int Status, JsonElement? Result, string Text);

/// <summary>The tools that a client has asked for; safe for several threads.</summary>
/// <remarks>A call ends with the connection that it was sent on: a second one might run the tool twice.</remarks>
internal sealed class ToolCalls
{
    private readonly Lock _access = new();
    private readonly Dictionary<string, TaskCompletionSource<ToolResult>> _open = new(StringComparer.Ordinal);
    private readonly Queue<Frame.ToolCall> _unsent = new();
    private Exception? _end;

    public Task<ToolResult> Ask(string server, string tool, Dictionary<string, JsonElement> arguments)
    {
        var result = new TaskCompletionSource<ToolResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = new Frame.ToolCall(Guid.NewGuid().ToString("N"), server, tool, arguments);
        lock (_access)
        {
            _unsent.Enqueue(call);
            _open.Add(call.Id, result);
            Fail(_end);
        }

        return result.Task;
    }

    /// <summary>The next call to send; null: there is none.</summary>
    public Frame.ToolCall? Next()
    {
        lock (_access)
        {
            return _unsent.TryDequeue(out var call) ? call : null;
        }
    }

    public void Take(Frame.ToolAnswer answer)
    {
        lock (_access)
        {
            _ = _open.Remove(answer.Id, out var result)
                && result.TrySetResult(new ToolResult(answer.Status, answer.Result, answer.Text));
        }
    }

    /// <summary>Lets nobody wait for a connection that is lost.</summary>
    public void Lose()
    {
        lock (_access)
        {
            Fail(new IOException("The connection was lost; the tool may have run or not."));
        }
    }

    /// <summary>Lets nobody wait for a client that has ended, now or later.</summary>
    public void End(Exception end)
    {
        lock (_access)
        {
            Fail(_end = end);
        }
    }

    private void Fail(Exception? failure)
    {
        if (failure is not null)
        {
            _open.Values.ToList().ForEach(result => result.TrySetException(failure));
            _open.Clear();
            _unsent.Clear();
        }
    }
}
