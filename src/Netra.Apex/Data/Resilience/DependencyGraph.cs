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

/// <summary>What customers lose with a part; the number is its weight in the platform's health score.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Criticality>))]
internal enum Criticality
{
    /// <summary>Speed or comfort.</summary>
    Optional = 1,

    /// <summary>A feature.</summary>
    Important = 2,

    /// <summary>Everything: without it the platform serves nobody.</summary>
    Critical = 3,
}

/// <summary>A part of the platform, and what it depends on.</summary>
/// <param name="Name">Its name.</param>
internal sealed record Dependency(string Name)
{
    /// <summary>What customers lose with it.</summary>
    public Criticality Criticality { get; init; } = Criticality.Optional;

    /// <summary>Without these it can do nothing.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>Without these it can do less.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    /// <summary>Whether it depends on nothing, so that its own circuit breaker and health check decide.</summary>
    public bool IsLeaf => Requires.Count + Uses.Count == 0;
}

/// <summary>Who depends on whom: declared once, and all that decides who breaks, or falls ill, with whom.</summary>
internal sealed class DependencyGraph
{
    public const string Database = "database";
    public const string Llm = "llm";
    public const string Cache = "cache";
    public const string Agent = "agent";
    public const string WebSocket = "websocket";
    public const string Gateway = "gateway";

    /// <param name="dependencies">Each after all that it depends on, so that there can be no circle.</param>
    /// <exception cref="ArgumentException">A name is declared twice, or used before it is declared.</exception>
    public DependencyGraph(params IReadOnlyList<Dependency> dependencies)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dependency in dependencies)
        {
            var unknown = dependency.Requires.Concat(dependency.Uses).FirstOrDefault(name => !known.Contains(name));
            Refuse(
                unknown is not null, $"'{dependency.Name}' depends on '{unknown}', which is not declared before it.");
            Refuse(!known.Add(dependency.Name), $"'{dependency.Name}' is declared twice.");
        }

        Dependencies = dependencies;
    }

    /// <summary>The platform's own.</summary>
    public static DependencyGraph Platform { get; } = new(
        new Dependency(Database) { Criticality = Criticality.Critical },
        new Dependency(Llm) { Criticality = Criticality.Important },
        new Dependency(Cache) { Criticality = Criticality.Optional },
        new Dependency(Agent) { Criticality = Criticality.Important, Requires = [Llm], Uses = [Cache] },
        new Dependency(WebSocket) { Criticality = Criticality.Important, Requires = [Database], Uses = [Agent] },
        new Dependency(Gateway)
        {
            Criticality = Criticality.Critical, Requires = [Database], Uses = [Agent, WebSocket],
        });

    /// <summary>Each after all that it depends on.</summary>
    public IReadOnlyList<Dependency> Dependencies { get; }

    /// <summary>What every part can do, in the order of the declaration.</summary>
    /// <param name="isBroken">Whether a leaf's circuit is not closed.</param>
    public IReadOnlyList<KeyValuePair<string, Capability>> Capabilities(Func<string, bool> isBroken) =>
        [.. Levels(name => isBroken(name) ? Capability.Down : Capability.Full)
            .Select(part => KeyValuePair.Create(part.Key, part.Value!.Value))];

    /// <summary>What every part can do, in the order of the declaration.</summary>
    /// <param name="ofLeaf">What a leaf can do; null: it is not configured.</param>
    /// <returns>The same of every part; null also for what requires a part that is not configured.</returns>
    public IReadOnlyDictionary<string, Capability?> Levels(Func<string, Capability?> ofLeaf)
    {
        var levels = new OrderedDictionary<string, Capability?>(StringComparer.Ordinal);
        foreach (var dependency in Dependencies)
        {
            levels[dependency.Name] =
                dependency.IsLeaf ? ofLeaf(dependency.Name) : Of(dependency, name => levels[name]);
        }

        return levels;
    }

    /// <summary>The leaves without which a part can do nothing.</summary>
    public IEnumerable<string> RequiredBy(string name)
    {
        var part = Dependencies.Single(dependency => dependency.Name == name);
        return part.IsLeaf ? [name] : part.Requires.SelectMany(RequiredBy);
    }

    private static Capability? Of(Dependency part, Func<string, Capability?> level)
    {
        var required = part.Requires.Select(level).ToList();
        var used = part.Uses.Select(level)
            .Select(used => used is null or Capability.Full ? Capability.Full : (Capability?)Capability.Degraded);
        return required.Contains(null) ? null : required.Concat(used).Max();
    }

    private static void Refuse(bool isWrong, string sentence)
    {
        if (isWrong)
        {
            throw new ArgumentException(sentence);
        }
    }
}
