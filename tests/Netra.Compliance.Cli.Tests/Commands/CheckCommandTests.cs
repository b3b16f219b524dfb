using System.Text.Json;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <RunAnalyzers>false</RunAnalyzers>
          </PropertyGroup>
        </Project>
        """;

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(8, ExitCode.Pass, "1 files, 13 lines: 0 findings in ")]
    [InlineData(9, ExitCode.Gate, "1 files, 14 lines: 1 findings in ")]
    public async Task Judges_a_bare_folder_at_the_limit_and_past_it(int lines, ExitCode code, string summary)
    {
        _folder.Write("src/A.cs", Source(lines));
        var run = await Check();
        Assert.Equal(code, run.Code);
        Assert.Contains(summary, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_it_could_not_judge_without_references()
    {
        _folder.Write("A.cs", Source(1));
        Assert.Contains("Not checked: A bare folder has no references or symbols: NETRA2001", (await Check()).Out,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", ExitCode.Gate)]
    [InlineData("2", ExitCode.Pass)]
    public async Task Allows_as_many_findings_as_it_is_told(string allowed, ExitCode code)
    {
        _folder.Write("A.cs", Source(9));
        _folder.Write("B.cs", Source(9));
        Assert.Equal(code, (await Check("--max-findings", allowed)).Code);
    }

    [Fact]
    public async Task Counts_no_finding_that_the_source_suppresses()
    {
        _folder.Write("A.cs", "#pragma warning disable NETRA1002\n" + Source(9));
        var run = await Check();
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("1 suppressed", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_the_options_of_the_folder()
    {
        _folder.Write(
            ".editorconfig", "root = true\n[*.cs]\nnetra_max_method_lines = 9\nnetra_max_file_lines = many\n");
        _folder.Write("A.cs", Source(9));
        _folder.Write("sub/B.cs", Source(9));
        using var document = JsonDocument.Parse((await Check("--format", "json")).Out);
        var finding = Assert.Single(document.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal("NETRA9001", finding.GetProperty("rule").GetString());
    }

    [Theory]
    [InlineData("relaxed", 24, ExitCode.Pass)]
    [InlineData("relaxed", 25, ExitCode.Pass)]
    [InlineData("recommended", 8, ExitCode.Pass)]
    [InlineData("recommended", 9, ExitCode.Gate)]
    [InlineData("strict", 8, ExitCode.Pass)]
    [InlineData("strict", 9, ExitCode.Gate)]
    public async Task Starts_from_the_preset_that_it_is_given(string preset, int lines, ExitCode code)
    {
        _folder.Write("A.cs", Source(lines));
        var run = await Check("--preset", preset);
        Assert.Equal(code, run.Code);
        Assert.Equal(lines is 9 or 25, run.Out.Contains("NETRA1002 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lets_the_folders_own_options_win_over_a_preset()
    {
        _folder.Write(".editorconfig", "root = true\n[*.cs]\nnetra_max_method_lines = 30\n");
        _folder.Write("A.cs", Source(30));
        Assert.Equal(ExitCode.Pass, (await Check("--preset", "strict")).Code);
    }

    [Theory]
    [InlineData("relaxed", ExitCode.Pass)]
    [InlineData("strict", ExitCode.Gate)]
    public async Task Starts_a_build_from_the_preset_too(string preset, ExitCode code)
    {
        _folder.Write("A.csproj", Project);
        _folder.Write("A.cs", Source(9));
        var run = await Check("--preset", preset);
        Assert.Equal(code, run.Code);
        Assert.DoesNotContain("Not checked", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("netra_max_metod_lines = 8", "Did you mean 'netra_max_method_lines'?")]
    [InlineData("netra_preset = relaxed", "<NetraPreset>strict</NetraPreset>")]
    public async Task Finds_an_option_that_nothing_reads(string option, string said)
    {
        _folder.Write(".editorconfig", $"root = true\n[*.cs]\n{option}\n");
        _folder.Write("A.cs", Source(1));
        var run = await Check();
        Assert.Equal(ExitCode.Gate, run.Code);
        Assert.Contains(said, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passes_over_build_output_and_links_that_lead_back()
    {
        _folder.Write("A.cs", Source(1));
        _folder.Write("bin/B.cs", Source(99));
        _folder.Write("obj/C.cs", Source(99));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "loop"), _folder.Path);
        Assert.Contains("1 files,", (await Check()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_SARIF_that_can_be_read_back()
    {
        _folder.Write("src/A file.cs", Source(9));
        var sarif = _folder.Write("out.sarif", (await Check("--format", "sarif")).Out);
        var finding = Assert.Single(SarifReader.Read(sarif, _folder.Path));
        Assert.Equal(("NETRA1002", "src/A file.cs", 3), (finding.Rule, finding.Path, finding.Line));
    }

    [Fact]
    public async Task Judges_a_project_in_a_real_build_that_would_neither_run_rules_nor_allow_warnings()
    {
        _folder.Write("A.csproj", Project);
        _folder.Write("A.cs", Source(9));
        var (first, again) = (await Check(), await Check());
        Assert.Equal((ExitCode.Gate, ExitCode.Gate), (first.Code, again.Code));
        Assert.Contains("1 files, 14 lines: 1 findings in ", first.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Not checked", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_exit_code_2_for_a_project_that_does_not_build()
    {
        _folder.Write("A.csproj", Project);
        _folder.Write("A.cs", "class A {");
        var run = await Check();
        Assert.Equal(ExitCode.TestsFailed, run.Code);
        Assert.Contains("A.cs(1,10): error CS1513", run.Out, StringComparison.Ordinal);
        Assert.Contains("Not checked: The build stopped", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"Checking [^\n]+: failed after [0-9.]+ s\n$", run.Error);
    }

    [Fact]
    public async Task Gives_exit_code_2_for_a_build_that_fails_and_names_no_error()
    {
        _folder.Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");
        _folder.Write("A.csproj", Project);
        _folder.Write("A.cs", Source(1));
        var run = await Check();
        Assert.Equal(ExitCode.TestsFailed, run.Code);
        Assert.Contains("99.0.100", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_exit_code_5_for_a_project_that_compiles_no_file()
    {
        _folder.Write("A.csproj", Project);
        var run = await Check();
        Assert.Equal(ExitCode.Inventory, run.Code);
        Assert.EndsWith("A.csproj compiles no C# files: nothing was checked.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parses_alone_when_asked_to_although_there_is_a_project()
    {
        _folder.Write("A.csproj", "<broken");
        _folder.Write("A.cs", Source(1));
        Assert.Equal(ExitCode.Pass, (await Check("--bare")).Code);
    }

    [Fact]
    public async Task Passes_no_bare_folder_with_a_file_that_does_not_parse()
    {
        _folder.Write("A.cs", Source(1));
        _folder.Write("sub/B.cs", "class B {");
        var run = await Check();
        Assert.Equal(ExitCode.TestsFailed, run.Code);
        Assert.Contains("sub/B.cs(1,10): error CS1513", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parses_a_file_that_is_a_program_of_its_own()
    {
        _folder.Write("A.cs", "#!/usr/bin/env dotnet\n#:package Spectre.Console@0.50.0\nSystem.Console.WriteLine();\n");
        Assert.Equal(ExitCode.Pass, (await Check()).Code);
    }

    [Fact]
    public async Task Names_links_of_a_bare_folder_that_it_does_not_follow()
    {
        _folder.Write("A.cs", Source(1));
        File.CreateSymbolicLink(_folder.At("B.cs"), "elsewhere.cs");
        Assert.Contains(
            "Not checked: B.cs is a link and was not followed.", (await Check()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judges_a_project_whose_path_is_full_of_signs()
    {
        _folder.Write("a,b;c @'#$(x) é/P,x.csproj", Project);
        _folder.Write("a,b;c @'#$(x) é/A,b.cs", Source(9));
        var run = await Check("a,b;c @'#$(x) é", "--format", "json");
        Assert.Equal(ExitCode.Gate, run.Code);
        Assert.Contains("\"path\": \"A,b.cs\"", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", ExitCode.Unreadable, "does not exist")]
    [InlineData("a.txt", ExitCode.Unreadable, "is neither a solution nor a project")]
    [InlineData("empty", ExitCode.Inventory, "contains no C# files: nothing was checked")]
    public async Task Refuses_what_holds_nothing_to_check(string path, ExitCode code, string why)
    {
        _folder.Write("a.txt", "");
        _folder.Write("empty/a.txt", "");
        var run = await ToolRun.Of(_folder.Path, "check", path);
        Assert.Equal(code, run.Code);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--max-findings", "few")]
    public async Task Refuses_option_values_it_does_not_know(string option, string value) =>
        (await ToolRun.Of(_folder.Path, "check", option, value)).AssertRefused(ExitCode.Usage, value);

    public void Dispose() => _folder.Dispose();

    private Task<ToolRun> Check(params string[] more) => ToolRun.Of(_folder.Path, ["check", .. more]);

    private static string Source(int lines) =>
        "public static class A\n{\n    public static int Count(int a) {\n"
            + string.Concat(Enumerable.Repeat("        a++;\n", lines - 1)) + "        return a;\n    }\n}";
}
