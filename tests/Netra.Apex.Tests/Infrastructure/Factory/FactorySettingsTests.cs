using Netra.Apex.Infrastructure.Factory;

namespace Netra.Apex.Tests.Infrastructure.Factory;

/// <summary>Settings of the factory status at both sides of their bounds.</summary>
public sealed class FactorySettingsTests
{
    private const string Section = "Apex:Infrastructure:Factory:";

    private static readonly FactorySettings AtTheBounds = new()
    {
        Path = Path.GetTempPath(),
        Rescan = TimeSpan.FromSeconds(1),
        Retry = TimeSpan.FromMilliseconds(1),
        HistoryDays = 365,
        Weights = { ["netra1001"] = 0, ["NETRA4001"] = 1 },
    };

    private static readonly FactorySettings Beyond = new()
    {
        Path = "",
        Rescan = TimeSpan.FromMilliseconds(999),
        Retry = TimeSpan.FromDays(1) + TimeSpan.FromMilliseconds(1),
        HistoryDays = 366,
        Weights = { ["NETRA1001"] = -0.1m, ["NETRA1002"] = 1.1m, ["CS0001"] = 1 },
    };

    private static readonly string[] Problems =
    [
        $"{Section}Path is ''; give an existing folder.",
        $"{Section}HistoryDays is 366; give 1 to 365 days.",
        $"{Section}Rescan is 00:00:00.9990000; give a time from 00:00:01 to 1.00:00:00.",
        $"{Section}Retry is 1.00:00:00.0010000; give a time from 00:00:00.0010000 to 1.00:00:00.",
        $"{Section}Weights:NETRA1001 is -0.1; give 0 to 1.",
        $"{Section}Weights:NETRA1002 is 1.1; give 0 to 1.",
        $"{Section}Weights:CS0001 is not a rule; give one of NETRA1001, NETRA1002, NETRA1003, NETRA4001, NETRA9001.",
    ];

    [Fact]
    public void Accepts_the_defaults_and_the_bounds() =>
        Assert.Empty(new FactorySettings().Problems().Concat(AtTheBounds.Problems()));

    [Fact]
    public void Names_what_it_cannot_use() => Assert.Equal(Problems, Beyond.Problems());
}
