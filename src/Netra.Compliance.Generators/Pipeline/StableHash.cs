namespace Netra.Compliance.Generators.Pipeline;

/// <summary>A hash that is the same in every process; the runtime's own is not.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a with 32 bits over the UTF-16 units.</summary>
    public static uint Of(string text) => text.Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u));
}
