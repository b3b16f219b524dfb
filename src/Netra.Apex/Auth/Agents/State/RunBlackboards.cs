using System.Collections.Concurrent;

namespace Netra.Apex.Auth.Agents.State;

internal sealed class RunBlackboards : IBlackboards
{
    private readonly ConcurrentDictionary<Guid, Blackboard> _boards = new();

    public IBlackboard Open(Guid run) => _boards.GetOrAdd(run, _ => new Blackboard());

    public void Close(Guid run) => _boards.TryRemove(run, out _);
}
