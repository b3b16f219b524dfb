using Netra.Apex.Client.Wire;

namespace Netra.Apex.Client;

/// <summary>Messages on their way to the customer's queue; safe for several threads.</summary>
/// <remarks>What was not answered is sent again on the next connection: by its id the platform takes it once. While the
/// platform asks to slow down, one message is on its way at a time, and the next one waits after the answer.</remarks>
/// <param name="pause">How long it waits for a queue that is exactly full; in proportion for others.</param>
/// <param name="time">The clock by which it waits.</param>
/// <param name="wake">Called when there may be something to send.</param>
internal sealed class Outbox(TimeSpan pause, TimeProvider time, Action wake)
{
    /// <summary>How many messages are on their way at once while the queue is not filling.</summary>
    public const int MostUnanswered = 64;

    private readonly Lock _access = new();
    private readonly Dictionary<string, Entry> _open = new(StringComparer.Ordinal);
    private readonly List<Entry> _sent = [];
    private Queue<Entry> _unsent = new();
    private Task _pause = Task.CompletedTask;
    private int _most = MostUnanswered;
    private Exception? _end;

    /// <summary>Takes a message to send; a second one of the same id while the first one is open is the same.</summary>
    public Task<QueueAnswer> Send(QueueMessage message)
    {
        lock (_access)
        {
            var entry = _open.TryGetValue(message.Id, out var known) ? known : Add(message);
            Fail(_end);
            return entry.Answer.Task;
        }
    }

    /// <summary>The next message to send; null: there is none, or it has to wait.</summary>
    public QueueMessage? Next()
    {
        lock (_access)
        {
            if (_sent.Count >= _most || !_pause.IsCompleted || !_unsent.TryDequeue(out var next))
            {
                return null;
            }

            _sent.Add(next);
            return next.Message;
        }
    }

    /// <summary>Takes an answer; one that nobody waits for is ignored.</summary>
    public void Take(string id, QueueAnswer answer)
    {
        lock (_access)
        {
            if (_open.Remove(id, out var entry))
            {
                _sent.Remove(entry);
                Pace(answer);
                entry.Answer.TrySetResult(answer);
            }
        }
    }

    /// <summary>The connection is lost: what was not answered is to be sent again, before all others.</summary>
    public void Lose()
    {
        lock (_access)
        {
            _unsent = new Queue<Entry>([.. _sent, .. _unsent]);
            _sent.Clear();
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

    private Entry Add(QueueMessage message)
    {
        var entry = new Entry(message, new(TaskCreationOptions.RunContinuationsAsynchronously));
        _open.Add(message.Id, entry);
        _unsent.Enqueue(entry);
        return entry;
    }

    private void Pace(QueueAnswer answer)
    {
        _most = answer.IsSlow ? 1 : MostUnanswered;
        _pause = answer.IsSlow ? Task.Delay(pause * answer.Load, time) : Task.CompletedTask;
        _ = WakeAfterAsync(_pause);
    }

    private async Task WakeAfterAsync(Task pause)
    {
        await pause;
        wake();
    }

    private void Fail(Exception? failure)
    {
        if (failure is not null)
        {
            _open.Values.ToList().ForEach(entry => entry.Answer.TrySetException(failure));
            _open.Clear();
            _unsent.Clear();
        }
    }

    private sealed record Entry(QueueMessage Message, TaskCompletionSource<QueueAnswer> Answer);
}
