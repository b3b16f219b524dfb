namespace Netra.Apex.Auth.Agents.State;

/// <summary>The shared states of all runs under way, one a run.</summary>
public interface IBlackboards
{
    /// <summary>The blackboard of a run; the first call makes it, empty.</summary>
    IBlackboard Open(Guid run);

    /// <summary>Forgets the blackboard of a run.</summary>
    void Close(Guid run);
}
