namespace Netra.Apex.Auth.Agents.Running;

/// <summary>What can be done with a step that has not begun.</summary>
public enum Readiness
{
    /// <summary>A step that it depends on is not over.</summary>
    Wait,

    /// <summary>All that it depends on is there.</summary>
    Start,

    /// <summary>Something that it depends on will never be there.</summary>
    Stop,
}
