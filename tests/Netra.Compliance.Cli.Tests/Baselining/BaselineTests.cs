using System.Text.Json;
using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Baselining;

public sealed class BaselineTests : IDisposable
{
    private const string Packed = "class A { void B(int a) { a++; a--; } }\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Accepts_what_is_there_and_always_says_how_much()
    {
        await Written(Packed);
        var run = await Check();
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("1 accepted\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("A.cs:1", run.Out, StringComparison.Ordinal);
        Assert.Contains("Baseline accepted.json: 1 findings accepted.\n1 files, 1 lines: 0 findings and 1 accepted in ",
            run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_on_what_is_new()
    {
        await Written(Packed);
        _folder.Write("B.cs", Packed.Replace("A", "B", StringComparison.Ordinal));
        var run = await Check();
        Assert.Equal(ExitCode.Gate, run.Code);
        Assert.Contains("1 accepted   e.g. B.cs:1 ", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nB.cs:1 NETRA1003 ", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 findings and 1 accepted in ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_on_a_second_of_the_same()
    {
        await Written(Packed);
        _folder.Write("A.cs", Packed + Packed);
        Assert.Equal(ExitCode.Gate, (await Check()).Code);
    }

    [Theory]
    [InlineData("// one\n// two\n", "")]
    [InlineData("", "// after\n")]
    [InlineData("\n\n    ", "\n\n")]
    public async Task Knows_a_finding_again_when_lines_move(string before, string after)
    {
        await Written(Packed);
        _folder.Write("A.cs", before + Packed + after);
        Assert.Equal(ExitCode.Pass, (await Check()).Code);
    }

    [Fact]
    public async Task Knows_a_file_that_is_too_long_again_whatever_its_lines_say()
    {
        await Written(string.Concat(Enumerable.Range(0, 301).Select(line => $"// {line}\n")));
        _folder.Write("A.cs", string.Concat(Enumerable.Range(0, 301).Select(line => $"// now {line}\n")));
        Assert.Equal(ExitCode.Pass, (await Check()).Code);
    }

    [Theory]
    [InlineData(10, ExitCode.Pass)]
    [InlineData(9, ExitCode.Pass)]
    [InlineData(11, ExitCode.Gate)]
    public async Task Lets_what_is_accepted_shrink_and_never_grow(int lines, ExitCode expected)
    {
        await Written(Long(10));
        _folder.Write("A.cs", Long(lines));
        Assert.Equal(expected, (await Check()).Code);
    }

    [Fact]
    public async Task Says_how_large_what_is_accepted_and_gone_was()
    {
        await Written(Long(10));
        _folder.Write("A.cs", Long(11));
        Assert.Contains(
            "      1  NETRA1002 A.cs void B(int a) (10 lines)", (await Check()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_what_became_smaller_at_its_new_size_when_it_is_updated()
    {
        await Written(Long(12));
        _folder.Write("A.cs", Long(10));
        await Check("--update-baseline");
        Assert.Contains("\"lines\": 10", Baseline, StringComparison.Ordinal);
        _folder.Write("A.cs", Long(11));
        Assert.Equal(ExitCode.Gate, (await Check()).Code);
    }

    [Fact]
    public async Task Accepts_any_size_where_a_file_of_old_says_none()
    {
        await Written(Long(10));
        _folder.Write("accepted.json", Regex.Replace(Baseline, ",\\s*\"lines\": 10", ""));
        _folder.Write("A.cs", Long(20));
        Assert.Equal(ExitCode.Pass, (await Check()).Code);
    }

    [Fact]
    public async Task Leaves_the_wider_of_two_like_entries_to_the_longer_finding()
    {
        await Written(Long(10) + Long(20));
        _folder.Write("A.cs", Long(20) + Long(9));
        Assert.Equal(ExitCode.Pass, (await Check()).Code);
    }

    [Fact]
    public async Task Tells_of_what_was_fixed_and_takes_it_out_when_asked()
    {
        await Written(Packed);
        _folder.Write("A.cs", "class A { }\n");
        Assert.Contains(
            "1 accepted findings no longer occur; remove them from the baseline with --update-baseline:\n      1  "
            + "NETRA1003 A.cs class A {", (await Check()).Out, StringComparison.Ordinal);
        Assert.Contains("1 accepted findings no longer occur and were removed",
            (await Check("--update-baseline")).Out, StringComparison.Ordinal);
        Assert.Contains("\"accepted\": 0", Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Never_takes_in_what_is_new_when_it_is_updated()
    {
        await Written(Packed);
        var before = Baseline;
        _folder.Write("B.cs", Packed);
        Assert.Equal(ExitCode.Gate, (await Check("--update-baseline")).Code);
        Assert.Equal(before, Baseline);
    }

    [Fact]
    public async Task Shrinks_by_one_where_one_of_two_was_fixed()
    {
        await Written(Packed + Packed);
        _folder.Write("A.cs", Packed);
        await Check("--update-baseline");
        Assert.Contains("\"accepted\": 1", Baseline, StringComparison.Ordinal);
        Assert.Contains("\"count\": 1", Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_entries_of_rules_that_a_bare_folder_does_not_judge()
    {
        await Written(Packed);
        _folder.Write("accepted.json", Baseline.Replace("NETRA1003", "NETRA4001", StringComparison.Ordinal));
        _folder.Write("A.cs", "class A { }\n");
        Assert.DoesNotContain("no longer", (await Check("--update-baseline")).Out, StringComparison.Ordinal);
        Assert.Contains("NETRA4001", Baseline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_nothing_after_a_build_that_failed()
    {
        await Written(Packed);
        var before = Baseline;
        _folder.Write("A.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework>"
            + "</PropertyGroup></Project>");
        _folder.Write("A.cs", "class A {");
        Assert.Equal(ExitCode.TestsFailed, (await Check("--update-baseline")).Code);
        Assert.Equal(before, Baseline);
    }

    [Fact]
    public async Task Shows_the_number_in_JSON()
    {
        await Written(Packed);
        using var json = JsonDocument.Parse((await Check("--format", "json")).Out);
        Assert.Equal((0, 1),
            (json.RootElement.GetProperty("open").GetInt32(), json.RootElement.GetProperty("accepted").GetInt32()));
        Assert.True(json.RootElement.GetProperty("findings")[0].GetProperty("accepted").GetBoolean());
    }

    [Fact]
    public async Task Shows_the_number_in_SARIF()
    {
        await Written(Packed);
        using var sarif = JsonDocument.Parse((await Check("--format", "sarif")).Out);
        var run = sarif.RootElement.GetProperty("runs")[0];
        Assert.Equal(1, run.GetProperty("properties").GetProperty("accepted").GetInt32());
        Assert.Equal(
            "external", run.GetProperty("results")[0].GetProperty("suppressions")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Writes_the_same_bytes_for_the_same_findings()
    {
        await Written(Packed, "Z.cs", "M.cs");
        var first = Baseline;
        File.Delete(_folder.At("accepted.json"));
        await Check("--write-baseline");
        Assert.Equal(first, Baseline);
        Assert.Matches("A.cs(.|\n)*M.cs(.|\n)*Z.cs", first);
    }

    public void Dispose() => _folder.Dispose();

    private static string Long(int lines) =>
        $"class A\n{{\nvoid B(int a)\n{{\n{string.Concat(Enumerable.Repeat("a++;\n", lines))}}}\n}}\n";

    private string Baseline => File.ReadAllText(_folder.At("accepted.json"));

    private Task<ToolRun> Check(params string[] more) =>
        ToolRun.Of(_folder.Path, ["check", "--baseline", "accepted.json", .. more]);

    private async Task Written(string source, params string[] moreFiles)
    {
        moreFiles.Prepend("A.cs").ToList().ForEach(name => _folder.Write(name, source));
        Assert.Equal(ExitCode.Pass, (await Check("--write-baseline")).Code);
    }
}
