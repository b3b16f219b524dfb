using System.Collections.Immutable;
using Netra.Apex.Data.Usage;

namespace Netra.CriticalTests.Data;

/// <summary>Reports at both sides of every limit of what can be billed.</summary>
internal static class BorderlineReports
{
    private const int MostLines = 10_000;
    private static readonly UsageLine Good = new("H100", 1, 1);

    /// <summary>Just within each limit.</summary>
    public static readonly ImmutableArray<SubmittedReport> Billable =
    [
        new(new string('w', 100), [Good]),
        Of("long GPU", Good with { Gpu = new string('g', 64) }),
        Of("free of charge", Good with { Cost = 0 }),
        Of("dearest", Good with { Cost = 1_000_000 }),
        Of("finest cost", Good with { Cost = 0.000001m }),
        Of("most lines", [.. Enumerable.Repeat(Good, MostLines)]),
    ];

    /// <summary>Just beyond each limit; where a line is bad, a good one comes first.</summary>
    public static readonly ImmutableArray<SubmittedReport> Unbillable =
    [
        new("", [Good]),
        new(new string('w', 101), [Good]),
        new("a\tb", [Good]),
        Of("no line"),
        Of("too many lines", [.. Enumerable.Repeat(Good, MostLines + 1)]),
        Of("nameless GPU", Good, Good with { Gpu = " " }),
        Of("too long GPU", Good, Good with { Gpu = new string('g', 65) }),
        Of("unprintable GPU", Good, Good with { Gpu = "H\u00071" }),
        Of("no minutes", Good, Good with { Minutes = 0 }),
        Of("below zero", Good, Good with { Cost = -0.000001m }),
        Of("too dear", Good, Good with { Cost = 1_000_000.000001m }),
        Of("too fine", Good, Good with { Cost = 0.0000001m }),
    ];

    private static SubmittedReport Of(string workload, params ImmutableArray<UsageLine> lines) => new(workload, lines);
}
