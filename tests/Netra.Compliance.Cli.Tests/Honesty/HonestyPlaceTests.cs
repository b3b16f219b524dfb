using Microsoft.CodeAnalysis;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Findings;

namespace Netra.Compliance.Cli.Tests.Honesty;

/// <summary>Which points a finding touches, by the line that it names.</summary>
public sealed class HonestyPlaceTests
{
    private const string Helpers =
        "public class Elsewhere\n{\n    public static void Check() { Console.WriteLine(); }\n}\n";

    public static TheoryData<string, string> Members { get; } = new()
    {
        { "Works", "[Fact] public void Works() { Console.WriteLine(); } // !" },
        { "Works", "[Fact] // !\n    public void Works()\n    {\n        Console.WriteLine();\n    }" },
        { "Works", "[Fact]\n    public void Works() // !\n    {\n        Console.WriteLine();\n    }" },
        { "Works", "[Fact]\n    public void Works() // !\n    {\n    }" },
        { "Works",
            "[Fact]\n    public void Works()\n    {\n        if (Later is null)\n        {\n            return; // "
            + "!\n        }\n\n        throw new Exception();\n    }\n    private Action Later => () => { };" },
        { "Works", "[Fact]\n    public async Task Works() // !\n    {\n        await Task.Yield();\n    }" },
        { "Works",
            "[Fact]\n    public async Task Works()\n    {\n        await Task.Yield();\n        Console.WriteLine(); "
            + "// !\n    }" },
        { "Works",
            "[Fact]\n    public void Works() =>\n        Each(() =>\n        {\n            Console.WriteLine(); // "
            + "!\n        });\n    private void Each(Action act) => act();" },
        { "Works",
            "[Fact]\n    public void Works()\n    {\n        Local();\n        static void Local()\n        "
            + "{\n            Console.WriteLine(); // !\n        }\n    }" },
        { "Works",
            "[Fact]\n    public async Task Works()\n    {\n        Func<Task> later = async () =>\n        "
            + "{\n            await Task.Yield();\n            Console.WriteLine(); // !\n        };\n        await "
            + "later();\n    }" },
        { "Adds Works",
            "[Fact] public void Works() { }\n    private void Help()\n    {\n        Console.WriteLine(); "
            + "// !\n    }" },
        { "Adds Works",
            "[Fact] public void Works() { }\n    private async Task HelpAsync()\n    {\n        await Task.Yield(); "
            + "// !\n    }" },
        { "Adds Works",
            "[Fact] public void Works() { }\n    private readonly int _size = Size(); // !\n    private static int "
            + "Size() => 1;" },
        { "Adds Works",
            "[Fact] public void Works() { }\n    private readonly Action _help = () =>\n    {\n        "
            + "Console.WriteLine(); // !\n    };" },
        { "Adds Works",
            "[Fact] public void Works() { }\n    private class Fake\n    {\n        public void Answer()\n        "
            + "{\n            Console.WriteLine(); // !\n        }\n    }" },
    };

    [Theory, MemberData(nameof(Members))]
    public async Task Touches_the_point_that_it_is_in_and_of_a_helper_all_points_of_the_class(
        string touched, string member)
    {
        foreach (var level in new[] { OptimizationLevel.Debug, OptimizationLevel.Release })
        {
            using var source = new TestedSource(
                $"{Helpers}public class Till\n{{\n    [Fact] public void Adds() {{ }}\n    {member}\n}}\n{DrawerClass}",
                level);
            source.Find(SarifScript.Result("NETRA3003", source.SourcePath, source.Marked));
            Assert.Equal((touched, level, member), (await source.UnverifiedAsync(), level, member));
        }
    }

    [Theory]
    [InlineData("public class Base { protected void Help()\n{\n    Console.WriteLine(); // !\n} }\npublic class Till "
        + ": Base { [Fact] public void Adds() { } [Fact] public void Works() { } }", "Adds Works")]
    [InlineData("public class Base { [Fact] public void Works()\n{\n    Console.WriteLine(); // !\n} }\npublic class "
        + "Till : Base { [Fact] public void Adds() { } }", "Works")]
    [InlineData("public class Other { public static void Help()\n{\n    Console.WriteLine(); // !\n} }\npublic class "
        + "Till { [Fact] public void Adds() { } [Fact] public void Works() { } }", "")]
    public async Task Knows_bases_and_leaves_other_classes_alone(string classes, string touched)
    {
        using var source = new TestedSource($"{classes}\n{DrawerClass}");
        source.Find(SarifScript.Result("NETRA3006", source.SourcePath, source.Marked));
        Assert.Equal(touched, await source.UnverifiedAsync());
    }

    [Theory]
    [InlineData("NETRA3005")]
    [InlineData("NETRA3008")]
    [InlineData("NETRA3009")]
    [InlineData("NETRA1002")]
    public async Task Other_rules_take_no_dollars(string rule)
    {
        using var source = new TestedSource(Plain);
        var run = await source.Find(SarifScript.Result(rule, source.SourcePath, source.Marked)).ReportAsync();
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains($"Finding: Money.cs:{source.Marked} {rule} ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_empty_path_is_no_place_and_counts_for_every_point(string path)
    {
        using var source = new TestedSource(Plain);
        var place = new { artifactLocation = new { uri = path }, region = new { startLine = 1 } };
        source.Find(
            new { ruleId = "NETRA3003", message = new { text = "Lie." },
                locations = new[] { new { physicalLocation = place } } });
        Assert.NotEqual("", await source.UnverifiedAsync());
    }

    [Fact]
    public async Task A_finding_in_another_file_touches_nothing()
    {
        using var source = new TestedSource(Plain);
        File.WriteAllText(source.SourcePath.Replace("Money.cs", "Other.cs", StringComparison.Ordinal), "// here");
        source.Find(
            SarifScript.Result("NETRA3003", source.SourcePath.Replace("Money.cs", "Other.cs", StringComparison.Ordinal),
                source.Marked));
        Assert.Equal("", await source.UnverifiedAsync());
    }

    [Theory]
    [InlineData("note")]
    [InlineData("none")]
    [InlineData("error")]
    public async Task A_level_does_not_make_it_harmless(string level)
    {
        using var source = new TestedSource(Plain);
        source.Find(Result(source, level, []));
        Assert.Equal("Works", await source.UnverifiedAsync());
    }

    [Fact]
    public async Task One_that_is_suppressed_takes_nothing_and_keeps_its_justification()
    {
        using var source = Suppressed("The bank answers");
        Assert.Equal(ExitCode.Pass, (await source.ReportAsync()).Code);
        var findings = source.Points().SelectMany(point => point.GetProperty("findings").EnumerateArray());
        var finding = Assert.Single(findings);
        Assert.True(finding.GetProperty("suppressed").GetBoolean());
        Assert.Equal("The bank answers", finding.GetProperty("justification").GetString());
    }

    [Theory]
    [InlineData("report.md",
        "- 1, Works: suppressed NETRA3003 at Money.cs:4: Lie. (suppressed: The bank \\| answers)")]
    [InlineData("report.html", "(suppressed: The bank | answers)")]
    public async Task Reports_list_one_that_is_suppressed_with_its_justification(string file, string listed)
    {
        using var source = Suppressed("The bank | answers");
        await source.ReportAsync();
        source.AssertWritten(file, listed);
    }

    [Theory]
    [InlineData("external", "accepted", "")]
    [InlineData("external", null, "")]
    [InlineData("external", "underReview", "Works")]
    [InlineData("inSource", "rejected", "Works")]
    public async Task A_suppression_counts_once_it_is_accepted(string kind, string? status, string touched)
    {
        using var source = new TestedSource(Plain);
        source.Find(Result(source, "warning", [status is null ? new { kind } : new { kind, status }]));
        Assert.Equal(touched, await source.UnverifiedAsync());
    }

    [Fact]
    public async Task Without_a_PDB_it_counts_for_every_point_and_says_so()
    {
        using var source = new TestedSource(Plain).WithoutPdb();
        var run = await source.Find(SarifScript.Result("NETRA3001", source.SourcePath, source.Marked)).ReportAsync();
        Assert.Equal(ExitCode.Gate, run.Code);
        Assert.Equal("Adds Works Opens", await source.UnverifiedAsync());
        Assert.Contains(
            "Note: Shop.Tests: netra cannot tell which point NETRA3001 at Money.cs:4 belongs to, because the assembly "
            + "has no readable portable PDB from its own build; each counts for every point of the assembly.",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_place_it_counts_for_every_point_and_says_so()
    {
        using var source = new TestedSource(Plain);
        var run = await source.Find(new { ruleId = "NETRA3002", message = new { text = "Lie." } }).ReportAsync();
        Assert.Equal("Adds Works Opens", await source.UnverifiedAsync());
        Assert.Contains("which point NETRA3002 at no place belongs to; each counts for every point", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dollars_that_are_asked_for_elsewhere_pass()
    {
        using var source = new TestedSource(Plain);
        source.Find(SarifScript.Result("NETRA3003", source.SourcePath, source.Marked));
        Assert.Equal(ExitCode.Pass, (await source.ReportAsync("--min-protected", "1000")).Code);
        Assert.Equal(ExitCode.Gate, (await source.ReportAsync("--min-protected", "1000.01")).Code);
    }

    private const string DrawerClass = "public class Drawer { [Fact] public void Opens() { } }\n";

    private const string Plain =
        "public class Till { [Fact] public void Adds() { }\n[Fact] public void Works() { } // !\n}\n" + DrawerClass;

    private static TestedSource Suppressed(string justification)
    {
        var source = new TestedSource(Plain);
        return source.Find(Result(source, "warning", [new { kind = "inSource", justification }]));
    }

    private static object Result(TestedSource source, string level, object[] suppressions)
    {
        var place = new { artifactLocation = new { uri = new Uri(source.SourcePath).AbsoluteUri },
            region = new { startLine = source.Marked } };
        return new { ruleId = "NETRA3003", level, message = new { text = "Lie." }, suppressions,
            locations = new[] { new { physicalLocation = place } } };
    }
}
