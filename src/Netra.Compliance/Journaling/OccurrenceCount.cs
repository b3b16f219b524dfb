using System.Collections.Concurrent;

namespace Netra.Compliance.Journaling;

/// <summary>Counts the tests of each case, from 1: rows of a theory may share both id and name.</summary>
internal sealed class OccurrenceCount
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Next(string caseId) => _counts.AddOrUpdate(caseId, 1, (_, count) => count + 1);

    /// <summary>The occurrence that runs now: a framework runs the tests of one case one after the other.</summary>
    public int Current(string caseId) => _counts.GetOrAdd(caseId, 1);
}
