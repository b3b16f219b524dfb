namespace Netra.Compliance.Journaling;

/// <summary>A check of the proof engine itself.</summary>
public enum ControlKind
{
    /// <summary>A fault that breaks nothing must leave a point green.</summary>
    Noop,

    /// <summary>A synthetic fault must turn a synthetic point red.</summary>
    Canary,
}
