using Netra.Apex.Auth.Sockets.State;
using Netra.Apex.Auth.Sockets.Wire;

namespace Netra.Apex.Auth.Sockets.Client;

/// <summary>A command on its way, and who waits for it.</summary>
internal sealed class PendingCommand(ClientCommand body)
{
    private readonly TaskCompletionSource _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ClientCommand Body { get; } = body;

    /// <summary>Its place in the client's order; 0 until it is first sent.</summary>
    public long Sequence { get; private set; }

    public Task Acceptance => _accepted.Task;

    public void Number(long sequence) => Sequence = Sequence == 0 ? sequence : Sequence;

    public void Accept() => _accepted.TrySetResult();

    public Frame.Command ToFrame() => new(Sequence, Body);
}
