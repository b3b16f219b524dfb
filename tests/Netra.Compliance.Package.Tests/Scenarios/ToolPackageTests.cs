using System.Globalization;
using Netra.Compliance.Package.Tests.Consuming;

namespace Netra.Compliance.Package.Tests.Scenarios;

/// <summary>The tool as a package: what <c>dotnet tool install</c> gives a team or a build agent.</summary>
public sealed class ToolPackageTests : IDisposable
{
    private const string Id = "Netra.Compliance.Tool";

    private static readonly Dictionary<string, string> Nothing = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("netra-tool-").FullName;

    private readonly string _version =
        "0.0.0-t" + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture)
            + System.Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    [Fact]
    public async Task Runs_where_it_is_installed()
    {
        await InstallAsync();
        Assert.Matches(@"^\d+\.\d+\.\d+", (await ToolAsync("--version")).Output);
        File.WriteAllText(Path.Combine(_folder, "Long.cs"), "class A { void B() { int a; int b; } }");
        Assert.Contains("NETRA1003", (await ToolAsync("check", ".")).Output, StringComparison.Ordinal);
        var listed = await ToolAsync("history", "list", "--store", "none.db");
        Assert.Contains("add a run with netra history add", listed.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<CommandResult> ToolAsync(params string[] words) =>
        DotNet.RunAsync(_folder, Environment(), ["netra", .. words]);

    private async Task InstallAsync()
    {
        string[] pack = ["pack", Repository.ToolProject, "--no-build", "-c", Repository.Configuration,
            $"-p:PackageVersion={_version}", "-o", _folder, "--nologo"];
        (await DotNet.RunAsync(_folder, Nothing, pack)).OrThrow("dotnet pack");
        (await DotNet.RunAsync(_folder, Nothing, "new", "tool-manifest")).OrThrow("dotnet new");
        string[] install = ["tool", "install", Id, "--version", _version, "--source", _folder];
        (await DotNet.RunAsync(_folder, Environment(), install)).OrThrow("dotnet tool install");
    }

    /// <summary>A package cache of its own: what is installed there goes with the folder.</summary>
    private Dictionary<string, string> Environment() => new() { ["NUGET_PACKAGES"] = Path.Combine(_folder, "cache") };
}
