using System.Text.Json.Serialization;

namespace Netra.Apex.Data.Resilience;

/// <summary>What a part of the platform can do now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Capability>))]
internal enum Capability
{
    /// <summary>All that it is for.</summary>
    Full,

    /// <summary>Its basic function, without something that it uses.</summary>
    Degraded,

    /// <summary>Nothing.</summary>
    Down,
}

/// <summary>A part of the platform, and what it depends on.</summary>
/// <param name="Name">Its name.</param>
internal sealed record Dependency(string Name)
{
    /// <summary>Without these it can do nothing.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Without these it can do less.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    /// <summary>Whether it depends on nothing, so that its own circuit breaker decides.</summary>
    public bool IsLeaf => Requires.Count + Uses.Count == 0;
}

/// <summary>Who depends on whom: declared once, and all that decides who breaks with whom.</summary>
internal sealed class DependencyGraph
{
    public const string Llm = "llm";
    public const string Cache = "cache";
    public const string Agent = "agent";
    public const string WebSocket = "websocket";

    /// <param name="dependencies">Each after all that it depends on, so that there can be no circle.</param>
    /// <exception cref="ArgumentException">A name is declared twice, or used before it is declared.</exception>
    public DependencyGraph(params IReadOnlyList<Dependency> dependencies)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dependency in dependencies)
        {
            var unknown = dependency.Requires.Concat(dependency.Uses).FirstOrDefault(name => !known.Contains(name));
            Refuse(unknown is not null, $"'{dependency.Name}' depends on '{unknown}', which is not declared before it.");
            Refuse(!known.Add(dependency.Name), $"'{dependency.Name}' is declared twice.");
        }

        Dependencies = dependencies;
    }

    /// <summary>The platform's own.</summary>
    public static DependencyGraph Platform { get; } = new(
        new Dependency(Llm),
        new Dependency(Cache),
        new Dependency(Agent) { Requires = [Llm], Uses = [Cache] },
        new Dependency(WebSocket) { Uses = [Agent] });

    /// <summary>Each after all that it depends on.</summary>
    public IReadOnlyList<Dependency> Dependencies { get; }

    /// <summary>What every part can do, in the order of the declaration.</summary>
    /// <param name="isBroken">Whether a leaf's circuit is not closed.</param>
    public IReadOnlyList<KeyValuePair<string, Capability>> Capabilities(Func<string, bool> isBroken)
    {
        var levels = new OrderedDictionary<string, Capability>(StringComparer.Ordinal);
        foreach (var dependency in Dependencies)
        {
            levels[dependency.Name] = dependency.IsLeaf ? OfLeaf(isBroken(dependency.Name)) : Of(dependency, name => levels[name]);
        }

        return [.. levels];
    }

    /// <summary>The leaves without which a part can do nothing.</summary>
    public IEnumerable<string> RequiredBy(string name)
    {
        var part = Dependencies.Single(dependency => dependency.Name == name);
        return part.IsLeaf ? [name] : part.Requires.SelectMany(RequiredBy);
    }

    private static Capability OfLeaf(bool isBroken) => isBroken ? Capability.Down : Capability.Full;

    private static Capability Of(Dependency part, Func<string, Capability> level) =>
        part.Requires.Select(level).Concat(part.Uses.Select(name => level(name) == Capability.Full ? Capability.Full : Capability.Degraded)).Max();

    private static void Refuse(bool isWrong, string sentence)
    {
        if (isWrong)
        {
            throw new ArgumentException(sentence);
        }
    }
}
