using System.Collections.Immutable;

namespace Netra.Apex.Data.Usage;

/// <summary>What one accelerator was used for.</summary>
/// <param name="Gpu">Its model, such as <c>H100</c>; not blank, at most 64 characters.</param>
/// <param name="Minutes">How long; above zero.</param>
/// <param name="Cost">US dollars, 0 to 1,000,000, in whole millionths.</param>
public sealed record UsageLine(string Gpu, int Minutes, decimal Cost)
{
    private const int GpuLength = 64;
    private const decimal MostCost = 1_000_000;
    private const decimal Millionths = 1_000_000;

    /// <summary>The cost as the analytics store keeps it.</summary>
    internal long Micros => (long)(Cost * Millionths);

    internal bool IsUsable =>
        !string.IsNullOrWhiteSpace(Gpu) && Gpu.Length <= GpuLength && !Gpu.Any(char.IsControl) && Minutes > 0
        && Cost is >= 0 and <= MostCost && Micros == Cost * Millionths;

    /// <summary>US dollars from what the analytics store keeps.</summary>
    internal static decimal Dollars(long micros) => micros / Millionths;
}

/// <summary>A report as a customer submits it.</summary>
/// <param name="Workload">What was run; not blank, at most 100 characters.</param>
/// <param name="Lines">1 to 10,000 lines.</param>
public sealed record SubmittedReport(string Workload, ImmutableArray<UsageLine> Lines)
{
    private const int MostLines = 10_000;
    private const int WorkloadLength = 100;

    /// <summary>What cannot be used, by field; empty when all is well.</summary>
    internal Dictionary<string, string[]> Problems() =>
        Findings().ToDictionary(found => found.Field, found => new[] { found.Problem });

    private IEnumerable<(string Field, string Problem)> Findings()
    {
        if (string.IsNullOrWhiteSpace(Workload) || Workload.Length > WorkloadLength || Workload.Any(char.IsControl))
        {
            yield return ("workload", $"Name the workload in 1 to {WorkloadLength} characters.");
        }

        if (Lines.IsDefaultOrEmpty || Lines.Length > MostLines || !Lines.All(line => line is { IsUsable: true }))
        {
            yield return ("lines", $"Give 1 to {MostLines} lines, each with a GPU, minutes above zero and a cost "
                + "of at most a million dollars in whole millionths.");
        }
    }
}

/// <summary>A recorded report: what is billed comes from the relational store, the usage from the analytics
/// store.</summary>
/// <param name="Id">Its name for good.</param>
/// <param name="Workload">What was run.</param>
/// <param name="Lines">How many lines are billed.</param>
/// <param name="Cost">US dollars billed.</param>
/// <param name="Usage">The analysed usage, a row for each GPU in the order of their names.</param>
public sealed record UsageReport(Guid Id, string Workload, int Lines, decimal Cost, IReadOnlyList<GpuUsage> Usage);

/// <summary>What a report says of one GPU.</summary>
/// <param name="Gpu">The model.</param>
/// <param name="Lines">How many lines name it.</param>
/// <param name="Minutes">Their minutes in all.</param>
/// <param name="Cost">Their US dollars in all.</param>
public sealed record GpuUsage(string Gpu, int Lines, long Minutes, decimal Cost);
