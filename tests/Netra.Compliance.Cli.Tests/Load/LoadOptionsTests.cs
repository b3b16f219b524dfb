using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Load;

public sealed class LoadOptionsTests : IDisposable
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
        </Project>
        """;

    private readonly TempFolder _folder = new();

    public LoadOptionsTests() => _folder.Write("Shop.csproj", Project);

    [Theory]
    [InlineData("0s")]
    [InlineData("30")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("1.5m")]
    [InlineData("30S")]
    [InlineData("long")]
    [InlineData("86401s")]
    [InlineData("1441m")]
    [InlineData("25h")]
    [InlineData("99999999999999999999h")]
    [InlineData("596523h")]
    public async Task Refuses_a_length_of_time_that_is_none(string length) =>
        (await LoadAsync("--duration", length)).AssertRefused(
            ExitCode.Usage, $"\"{length}\" is not a valid duration: give 1s to 24h, such as 30s, 10m or 1h.");

    [Theory]
    [InlineData("1s")]
    [InlineData("86400s")]
    [InlineData("1440m")]
    [InlineData("24h")]
    public async Task Takes_a_length_of_time_up_to_a_day(string length) =>
        (await LoadAsync("--soak", length)).AssertRefused(ExitCode.Usage, "--level load needs a load program");

    [Fact]
    public async Task Says_what_to_add_where_netra_json_names_no_load_program() => (await LoadAsync()).AssertRefused(
        ExitCode.Usage,
        $"--level load needs a load program: add \"load\": \"path/of/its/project\" to netra.json in {_folder.Path}.");

    [Theory]
    [InlineData("proof", "--duration", "30s")]
    [InlineData("critical", "--soak", "10m")]
    public async Task Refuses_a_length_of_time_at_another_level(string level, string option, string value) =>
        (await ToolRun.Of(_folder.Path, "run", "--level", level, option, value))
            .AssertRefused(ExitCode.Usage, $"{option} applies only to load: add --level load, or leave it out.");

    [Theory]
    [InlineData("--module", "Auth")]
    [InlineData("--failed-first")]
    [InlineData("--min-proven", "90%")]
    [InlineData("--real-llm")]
    [InlineData("--history")]
    [InlineData("--store", "runs.db")]
    [InlineData("--notify")]
    [InlineData("--live")]
    [InlineData("--pr-comment")]
    [InlineData("--branch", "main")]
    public async Task Refuses_what_is_about_tests(string option, params string[] value) =>
        (await LoadAsync([option, .. value]))
        .AssertRefused(
            ExitCode.Usage, $"{option} applies to critical tests, but --level load runs none: leave one of them out.");

    [Fact]
    public async Task Refuses_a_path_with_a_NUL()
    {
        _folder.Write("netra.json", """{ "load": "src\u0000Load" }""");

        (await LoadAsync()).AssertRefused(ExitCode.Unreadable, "load contains a NUL character");
    }

    [Fact]
    public async Task Refuses_a_load_program_that_is_not_there()
    {
        _folder.Write("netra.json", """{ "load": "src/Load" }""");
        (await LoadAsync()).AssertRefused(ExitCode.Unreadable,
            "src/Load does not exist: name a solution, a project or a folder with one.");
    }

    [Fact]
    public async Task Takes_a_path_from_the_folder_of_the_settings_that_name_it()
    {
        _folder.Write("ci/netra.json", """{ "load": "../src/Load" }""");
        (await LoadAsync("--config", "ci/netra.json")).AssertRefused(
            ExitCode.Unreadable,
            $"{Path.Combine(_folder.Path, "src", "Load")} does not exist: name a solution, a project or a folder with "
            + $"one.");
    }

    [Fact]
    public async Task Refuses_a_load_program_that_is_none()
    {
        _folder.Write("netra.json", """{ "load": "Shop.csproj" }""");
        var run = await LoadAsync();
        Assert.Equal(ExitCode.Unreadable, run.Code);
        Assert.EndsWith(
            "Shop.csproj builds no program: \"load\" in netra.json must name a project with OutputType Exe.\n",
            run.Error);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ToolRun> LoadAsync(params string[] more) =>
        ToolRun.Of(_folder.Path, ["run", "--level", "load", .. more]);
}
