using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
        </Project>
        """;

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("--backends", "docker", "'docker' is not supported for --backends: embedded, auto, services are.")]
    [InlineData("--level", "unit", "'unit' is not supported for --level: critical, proof, journey, all, load are.")]
    [InlineData("--levle", "unit", "--levle")]
    public async Task Refuses_what_it_does_not_support(string option, string value, string why) =>
        (await ToolRun.Of(_folder.Path, "run", option, value)).AssertRefused(ExitCode.Usage, why);

    [Fact]
    public async Task Refuses_a_module_without_a_name() =>
        (await ToolRun.Of(_folder.Path, "run", "--module")).AssertRefused(ExitCode.Usage, "--module");

    [Theory]
    [InlineData("--module", "Auth")]
    [InlineData("--failed-first")]
    public async Task Refuses_what_a_journey_leaves_no_choice_of_before_it_builds(string option, params string[] value)
    {
        _folder.Write("A.csproj", "<Project Sdk=");
        (await ToolRun.Of(_folder.Path, ["run", "--level", "journey", option, .. value]))
            .AssertRefused(ExitCode.Usage, $"{option} cannot be combined with --level journey");
    }

    [Theory]
    [InlineData("none", "does not exist")]
    [InlineData("a.txt", "is neither a solution nor a project")]
    [InlineData("empty", "contains no solution or project")]
    public async Task Refuses_a_path_without_a_project(string path, string why)
    {
        _folder.Write("a.txt", "");
        _folder.Write("empty/a.cs", "");
        (await ToolRun.Of(_folder.Path, "run", path)).AssertRefused(ExitCode.Unreadable, why);
    }

    [Theory]
    [InlineData("run", "%20")]
    [InlineData("check", "%2f")]
    [InlineData("run", "*")]
    [InlineData("check", "?")]
    [InlineData("run", "\"")]
    [InlineData("run", "|")]
    public async Task Refuses_a_folder_that_the_SDK_cannot_build_in(string command, string sign)
    {
        _folder.Write($"a{sign}b/A.csproj", Project);
        var run = await ToolRun.Of(_folder.Path, command, $"a{sign}b");
        Assert.EndsWith(
            $"A.csproj has {sign} in its path, which the .NET SDK cannot build: rename the folder or file.\n",
            run.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Unreadable, ""), (run.Code, run.Out));
    }

    [Fact]
    public async Task Takes_a_percent_sign_that_is_no_escape()
    {
        _folder.Write("a%2gb/A.csproj", "<Project Sdk=");
        Assert.Equal(ExitCode.TestsFailed, (await ToolRun.Of(_folder.Path, "run", "a%2gb")).Code);
    }

    [Fact]
    public async Task Refuses_a_folder_with_several_projects()
    {
        _folder.Write("A.csproj", Project);
        _folder.Write("B.csproj", Project);
        (await ToolRun.Of(_folder.Path, "run", ".")).AssertRefused(
            ExitCode.Usage, "contains several (A.csproj, B.csproj): name one.");
    }

    [Fact]
    public async Task Says_what_the_compiler_says_when_the_project_does_not_build()
    {
        _folder.Write("A.csproj", Project);
        _folder.Write("A.cs", "class A { int B() => \"text\"; }");
        var run = await ToolRun.Of(_folder.Path, "run");
        Assert.Equal((ExitCode.TestsFailed, ""), (run.Code, run.Out));
        Assert.Contains("A.cs(1,22): error CS0029", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"\nBuilding A.csproj: failed after [0-9.]+ s\n", run.Error);
        Assert.DoesNotContain("done", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("A.csproj does not build: nothing was tested.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_project_file_that_is_cut_for_one_that_does_not_build()
    {
        _folder.Write("A.csproj", "<Project Sdk=");
        Assert.Equal(ExitCode.TestsFailed, (await ToolRun.Of(_folder.Path, "run")).Code);
    }

    [Fact]
    public async Task Leaves_no_report_of_an_earlier_run_when_the_project_does_not_build()
    {
        _folder.Write("A.csproj", "<Project Sdk=");
        var (ledger, mine) = (_folder.Write("artifacts/compliance/ledger.json", "{}"),
            _folder.Write("artifacts/compliance/mine.txt", ""));
        await ToolRun.Of(_folder.Path, "run");
        Assert.Equal((false, true), (File.Exists(ledger), File.Exists(mine)));
    }

    [Theory]
    [InlineData("proof", "critical test")]
    [InlineData("journey", "journey")]
    public async Task Gives_exit_code_5_when_the_project_declares_nothing(string level, string what)
    {
        _folder.Write("A.csproj", Project);
        var run = await ToolRun.Of(_folder.Path, "run", "--level", level);
        Assert.Equal(ExitCode.Inventory, run.Code);
        Assert.EndsWith($"A.csproj declares no {what}: nothing was run.\n", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
