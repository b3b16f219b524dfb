using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.History;

/// <summary>Which runs are asked for.</summary>
/// <param name="Branch">Of this branch alone; null for all.</param>
/// <param name="Last">At most so many, the newest; null for all.</param>
internal sealed record RunFilter(string? Branch = null, int? Last = null);

/// <summary>The dollars a month of one module in one run, by state.</summary>
internal sealed record ModuleMoment(
    DateTime At, string RunId, string Module, decimal Proven, decimal Protected, decimal Unverified, decimal AtRisk,
    decimal Lost);

/// <summary>What is asked of a history. Runs are oldest first.</summary>
internal sealed class HistoryReader(HistoryPlace place, HistoryContext context) : IDisposable
{
    private const int ShortestId = 4;

    /// <summary>Where it is, without secrets.</summary>
    public string Name => place.Name;

    /// <summary>The runs with their revenue by state (a trend), without tests and points.</summary>
    public ImmutableArray<StoredRun> Runs(RunFilter filter) =>
        HistoryTrouble.Guard(place, () => Newest(filter).AsEnumerable().Reverse().ToImmutableArray());

    /// <summary>The branches of all runs, the one with the newest run first.</summary>
    public ImmutableArray<string> Branches() => HistoryTrouble.Guard(place, () => context.Runs
        .Where(run => run.Branch != null).Select(run => new { run.Branch, run.At }).AsEnumerable()
        .OrderByDescending(run => run.At).Select(run => run.Branch!).Distinct().ToImmutableArray());

    /// <summary>Differs from that of a history with other runs.</summary>
    public string Version() => HistoryTrouble.Guard(place, () => Convert.ToHexString(SHA256.HashData(
        Encoding.ASCII.GetBytes(string.Concat(context.Runs.Select(run => run.Id).AsEnumerable().Order())))));

    /// <summary>The run before another one on its branch; null for the first.</summary>
    public StoredRun? Before(StoredRun run) => HistoryTrouble.Guard(place, () =>
        Newest(new(run.Branch)).FirstOrDefault(other => other.At < run.At));

    /// <summary>How many runs there are.</summary>
    public int Count(RunFilter filter) => HistoryTrouble.Guard(place, () => Newest(filter).Count());

    /// <summary>The critical tests of a run, in the ledger's order.</summary>
    public ImmutableArray<StoredTest> Tests(string runId) => HistoryTrouble.Guard(place, () => context.Tests
        .Where(test => test.RunId == runId).OrderBy(test => test.Place).AsEnumerable().ToImmutableArray());

    /// <summary>The coverage points of a run, in the ledger's order.</summary>
    public ImmutableArray<StoredPoint> Points(string runId) => HistoryTrouble.Guard(place, () => context.Points
        .Where(point => point.RunId == runId).OrderBy(point => point.Place).AsEnumerable().ToImmutableArray());

    /// <summary>The modules of each run, by name within a run.</summary>
    public ImmutableArray<ModuleMoment> Modules(RunFilter filter) =>
        [.. Runs(filter).SelectMany(run => Shares(run).GroupBy(share => share.Module)
            .OrderBy(module => module.Key, StringComparer.Ordinal).Select(module => Moment(run, module)))];

    /// <summary>The run that a person means: the beginning of its id, <c>latest</c>, or <c>latest~2</c> for the second
    /// before.</summary>
    /// <exception cref="Refusal">There is none, or several begin so.</exception>
    public StoredRun Find(string word)
    {
        var found = Back(word) is { } back ? Latest(back) : Beginning(word);
        return found.Length switch
        {
            1 => found[0],
            0 => throw Unknown($"No run in {Name} is {word}"),
            _ => throw Unknown($"More than one run in {Name} begins with {word}"),
        };
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => context.Dispose();

    private IQueryable<StoredRun> Newest(RunFilter filter)
    {
        var runs = filter.Branch is { } branch ? context.Runs.Where(run => run.Branch == branch) : context.Runs;
        var ordered = runs.OrderByDescending(run => run.At).ThenByDescending(run => run.Id);
        return filter.Last is { } last ? ordered.Take(last) : ordered;
    }

    private ImmutableArray<StoredRun> Latest(int back) => HistoryTrouble.Guard(place, () =>
        Newest(new()).Skip(back).Take(1).AsEnumerable().ToImmutableArray());

    private ImmutableArray<StoredRun> Beginning(string word)
    {
        var start = word.ToLowerInvariant();
        return start.Length < ShortestId || !start.All(char.IsAsciiHexDigit)
            ? throw Unknown($"'{word}' is no run")
            : HistoryTrouble.Guard(place, () => context.Runs.Where(run => run.Id.StartsWith(start)).Take(2)
                .AsEnumerable().ToImmutableArray());
    }

    private static int? Back(string word) =>
        word == "latest" ? 0
        : word.StartsWith("latest~", StringComparison.Ordinal)
            && int.TryParse(word["latest~".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var back)
            ? back : null;

    private static Refusal Unknown(string what) => new(ExitCode.Usage,
        $"{what}: give at least {ShortestId} digits of an id from netra history list, or latest, or latest~1.");

    private List<Share> Shares(StoredRun run) => HistoryTrouble.Guard(place, () => context.Tests
        .Where(test => test.RunId == run.Id).Select(test => new Share(test.Module, test.State, test.Usd)).ToList());

    private static ModuleMoment Moment(StoredRun run, IGrouping<string, Share> module)
    {
        decimal In(string state) => module.Where(share => share.State == state).Sum(share => share.Usd);
        return new(run.At, run.Id, module.Key, In("Proven"), In("Protected"), In("Unverified"), In("AtRisk"),
            In("Lost"));
    }

    private sealed record Share(string Module, string State, decimal Usd);
}
