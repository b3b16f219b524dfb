using System.Collections.Immutable;

namespace Netra.Compliance.Cli.Comparing;

/// <summary>What was and what is now, in pairs; what has no partner stands alone.</summary>
/// <param name="Was">What was; null for what is new.</param>
/// <param name="Now">What is now; null for what is gone.</param>
internal sealed record Pair<T>(T? Was, T? Now)
    where T : class
{
    /// <summary>Pairs by the first key that fits, each at most once; a key that is null fits nothing.</summary>
    public static ImmutableArray<Pair<T>> Of(IEnumerable<T> was, IEnumerable<T> now, params ImmutableArray<PairKey<T>> keys)
    {
        var (old, current) = (was.ToList(), now.ToList());
        var partners = new Dictionary<T, T>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var key in keys)
        {
            Match(old.Where(one => !taken.Contains(one)), current.Where(one => !partners.ContainsKey(one)), key, partners, taken);
        }

        return [.. current.Select(one => new Pair<T>(partners.GetValueOrDefault(one), one)), .. old.Where(one => !taken.Contains(one)).Select(one => new Pair<T>(one, null))];
    }

    private static void Match(IEnumerable<T> old, IEnumerable<T> current, PairKey<T> key, Dictionary<T, T> partners, HashSet<T> taken)
    {
        var free = old.Where(one => key.Was(one) is not null).GroupBy(one => key.Was(one)!).ToDictionary(same => same.Key, same => new Queue<T>(same));
        foreach (var one in current)
        {
            if (key.Now(one) is { } known && free.TryGetValue(known, out var same) && same.TryDequeue(out var partner))
            {
                partners[one] = partner;
                taken.Add(partner);
            }
        }
    }
}

/// <summary>What something is known again by.</summary>
internal sealed record PairKey<T>(Func<T, object?> Was, Func<T, object?> Now)
{
    public PairKey(Func<T, object?> both)
        : this(both, both)
    {
    }
}
