using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Commands;

public sealed class CheckOfBuildsTests : IDisposable
{
    private const string Long =
        "public static class A\n{\n    public static int B(int a)\n    {\n        a++;\n        a++;\n        "
        + "a++;\n        a++;\n        a++;\n        a++;\n        a++;\n        a++;\n        return a;\n    }\n}";

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("Warning", ExitCode.Pass)]
    [InlineData("Error", ExitCode.Gate)]
    public async Task Never_passes_a_build_that_stopped_however_many_findings_are_allowed(string task, ExitCode code)
    {
        var stop = $"<{task} Code=\"NETRA1002\" Text=\"too long\" />";
        _folder.Write("A.csproj", Project($"<Target Name=\"Stop\" AfterTargets=\"CoreCompile\">{stop}</Target>"));
        _folder.Write("A.cs", Long);
        var run = await ToolRun.Of(_folder.Path, "check", "--max-findings", "9");
        Assert.Equal(code, run.Code);
        var isJudged = !run.Out.Contains("Not checked: The build stopped", StringComparison.Ordinal);
        Assert.Equal(code == ExitCode.Pass, isJudged);
    }

    [Fact]
    public async Task Names_a_project_in_another_language_as_not_judged()
    {
        _folder.Write("A.csproj", Project("<ItemGroup><ProjectReference Include=\"other/B.vbproj\" /></ItemGroup>"));
        _folder.Write("A.cs", "#nullable enable\npublic static class A;");
        _folder.Write("other/B.vbproj", Project());
        _folder.Write("other/B.vb", "Public Class B\nEnd Class\n");
        var run = await ToolRun.Of(_folder.Path, "check");
        Assert.Equal(ExitCode.Pass, run.Code);
        run.AssertSays("Not checked: B.vbproj is written in VB; the rules support only C#.");
        Assert.DoesNotContain("Not checked: A.csproj", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Project(string more = "") =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
          {more}
        </Project>
        """;
}
