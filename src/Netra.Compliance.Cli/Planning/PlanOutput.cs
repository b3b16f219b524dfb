using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Planning;

/// <summary>A plan as people and build services read it.</summary>
internal static class PlanOutput
{
    /// <summary>The most that a command line of Windows takes.</summary>
    private const int LongestFilter = 32_000;

    // A filter is whole, however long it is.
    private static readonly JsonSerializerOptions OneLine = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly JsonSerializerOptions Indented = new(OneLine) { WriteIndented = true, NewLine = "\n" };

    /// <summary>A line for each shard, and how good the plan is.</summary>
    public static string Text(ShardPlan plan) =>
        string.Join('\n', plan.Shards.Select(Line).Append(string.Create(
            CultureInfo.InvariantCulture,
            $"The longest shard takes {plan.Ratio:0.###} times the shortest time that any plan could take.")));

    /// <summary>What to do about filters that do not fit on a command line; null where all fit.</summary>
    public static string? TooLong(ShardPlan plan) =>
        plan.Shards.Max(shard => shard.Filter.Length) is var longest && longest <= LongestFilter ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"A filter has {longest:#,0} characters, which does not fit on every command line: write files with "
            + $"--settings, and give them to 'dotnet test --settings'.");

    /// <summary>All of it for another program.</summary>
    public static string Json(ShardPlan plan) => JsonSerializer.Serialize(new
    {
        Schema = "netra.plan/1", Ratio = Math.Round(plan.Ratio, 3),
        Shards = plan.Shards.Select(shard => new
        {
            Shard = shard.Shard.ToString(), shard.DurationMs, shard.Filter, shard.Classes,
        }),
    }, Indented);

    /// <summary>The value of <c>strategy.matrix</c> of a GitHub Actions job, on one line.</summary>
    public static string GitHubMatrix(ShardPlan plan) => JsonSerializer.Serialize(new
    {
        Include = plan.Shards.Select(shard => new
        {
            Shard = shard.Shard.ToString(), Settings = shard.SettingsFile,
            Filter = TooLong(plan) is null ? shard.Filter : null,
        }),
    }, OneLine);

    /// <summary>The files for <c>dotnet test --settings</c>, which also tell the journal which shard it is
    /// of.</summary>
    public static WholeFile[] Settings(ShardPlan plan, string folder) =>
        [.. plan.Shards.Select(shard => WholeFile.OfText(
            Path.Combine(folder, shard.SettingsFile), writer => writer.WriteLine(Settings(shard))))];

    private static XElement Settings(PlannedShard shard) => new(
        "RunSettings", new XElement("RunConfiguration",
            shard.Filter.Length == 0 ? null : new XElement("TestCaseFilter", shard.Filter),
            new XElement("EnvironmentVariables", new XElement("NETRA_SHARD", shard.Shard.ToString()))));

    private static string Line(PlannedShard shard) => string.Create(
        CultureInfo.InvariantCulture,
        $"{shard.Shard}  {shard.DurationMs / 1000:0.0} s  {shard.Classes.Length} classes  --filter \"{shard.Filter}\"");
}
