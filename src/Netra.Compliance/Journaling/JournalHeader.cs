using System.Globalization;
using System.Reflection;

namespace Netra.Compliance.Journaling;

/// <summary>The first line of a journal: whose run this is.</summary>
internal sealed record JournalHeader(
    string Assembly,
    string Mvid,
    string? CatalogHash,
    string Framework,
    string Run,
    DateTimeOffset StartedAt,
    IReadOnlyDictionary<string, string> Environment)
{
    public const string Schema = "netra.journal/1";

    /// <summary>Where the run comes from.</summary>
    public RunOrigin Origin { get; init; } = new(null, null, null);

    public string FileName => $"{Assembly}.{Framework}.{Run}.jsonl";

    public static JournalHeader Of(Assembly assembly, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return new JournalHeader(
            assembly.GetName().Name ?? "unknown", assembly.ManifestModule.ModuleVersionId.ToString("D"),
            Journaling.CatalogHash.Of(assembly), TargetFramework.Of(assembly), NewRun(now), now,
            RunEnvironment.Describe()) { Origin = RunOrigin.Of(assembly) };
    }

    /// <summary>Sorts by time, and is unique among runs of the same second.</summary>
    private static string NewRun(DateTimeOffset now) =>
        now.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + "-"
            + Guid.NewGuid().ToString("N").Substring(0, 8);
}
