using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Honesty;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Tests.Honesty;

/// <summary>From a lie in C#, by the rule that finds it, to the exit code of a run in which every point
/// passed.</summary>
public sealed class LyingTests
{
    public static TheoryData<string, string> Lies { get; } = new()
    {
        { "NETRA3001", "[Fact] public void Works() { }" },
        { "NETRA3002", "[Fact] public void Works() { new Cart().Add(\"a\"); }" },
        { "NETRA3003", "[Fact] public void Works() { new Cart().Add(\"a\"); Assert.True(true); }" },
        { "NETRA3004", "[Fact] public void Works() => Assert.Equal(1, Math.Max(0, 1));" },
        { "NETRA3006",
            "[Fact] public void Works() { var cart = new Cart(); Assert.Equal(0, cart.Count); try { cart.Add(\"\"); } "
            + "catch { } }" },
        { "NETRA3007", "[Fact(Skip = \"later\")] public void Works() => Assert.Equal(0, new Cart().Count);" },
    };

    [Theory, MemberData(nameof(Lies))]
    public async Task A_lie_takes_the_dollars_of_its_test_and_the_exit_code_says_so(string rule, string lie)
    {
        using var source = await new TestedSource(Shop(lie)).JudgedAsync(Rule(rule));
        var run = await source.ReportAsync();
        Assert.Equal(ExitCode.Gate, run.Code);
        Assert.Contains($"Open finding {rule} at Money.cs:7 under \"Works\" (test 1 \"Test 1\", $1,000 a month): ",
            run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Finding: Money.cs", run.Out, StringComparison.Ordinal);
        Assert.Contains("$1,000 is protected but not proven; $1,000 is unverified", run.Out, StringComparison.Ordinal);
        Assert.Equal("Works", await source.UnverifiedAsync());
    }

    [Theory, MemberData(nameof(Lies))]
    public async Task Every_report_shows_the_finding_beside_its_point(string rule, string lie)
    {
        using var source = await new TestedSource(Shop(lie)).JudgedAsync(Rule(rule));
        await source.ReportAsync();
        var found = Assert.Single(source.Points(), point => point.GetProperty("findings").GetArrayLength() > 0);
        Assert.Equal("Works", found.GetProperty("name").GetString());
        Assert.Equal(rule, found.GetProperty("findings")[0].GetProperty("rule").GetString());
        source.AssertWritten("report.md", $"- 1, Works: **open** {rule} at Money.cs:7: ");
        source.AssertWritten("report.html", $"✗ finding</span><span><code><bdi>{rule} at Money.cs:7</bdi></code>");
    }

    [Fact]
    public async Task The_same_tests_pass_without_a_lie()
    {
        const string Honest = "[Fact] public void Works() => Assert.Equal(0, new Cart().Count);";
        using var source =
            await new TestedSource(Shop(Honest)).JudgedAsync([.. Lies.Select(lie => Rule((string)lie[0]))]);
        Assert.Equal(ExitCode.Pass, (await source.ReportAsync()).Code);
        Assert.Equal("", await source.UnverifiedAsync());
    }

    private static DiagnosticAnalyzer Rule(string id) => id switch
    {
        "NETRA3001" => new EmptyTest(),
        "NETRA3002" => new NoAssertion(),
        "NETRA3003" => new CannotFail(),
        "NETRA3004" => new NoProductCode(),
        "NETRA3006" => new SwallowedFailure(),
        _ => new SkippedCriticalTest(),
    };

    private static string Shop(string lie) => $$"""
        [CriticalTest(1, "Test 1"), BusinessValue(1000, "Customers pay")]
        public class Till
        {
            [Fact] public void Adds() { var cart = new Cart(); cart.Add("a"); Assert.Equal(1, cart.Count); }
            {{lie}}
        }
        [CriticalTest(2, "Test 2"), BusinessValue(1000, "Customers pay")]
        public class Drawer
        {
            [Fact] public void Opens() { var cart = new Cart(); cart.Add("b"); Assert.Equal(1, cart.Count); }
        }
        """;
}
