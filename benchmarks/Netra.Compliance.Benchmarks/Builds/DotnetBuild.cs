using System.Diagnostics;
using Netra.Compliance.Analyzers;

namespace Netra.Compliance.Benchmarks.Builds;

/// <summary>Builds one project anew, its references left as they are, by a compiler server of its own.</summary>
internal sealed class DotnetBuild(string project, IReadOnlyList<string> options) : IDisposable
{
    private const string Targets =
        """
        <Project>
          <ItemGroup>
            <Analyzer Include="$(MeasuredRules)" />
          </ItemGroup>
        </Project>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("netra-build-").FullName;

    public BuildLog Run(bool withRules)
    {
        File.WriteAllText(Path.Combine(_folder, "rules.targets"), Targets);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. Arguments(withRules)]))!;
        process.WaitForExit();
        return process.ExitCode == 0
            ? new BuildLog(File.ReadAllText(Log))
            : throw new InvalidOperationException($"{project} does not build (exit code {process.ExitCode}): build it once with dotnet build, then measure again.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Log => Path.Combine(_folder, "build.log");

    private IEnumerable<string> Arguments(bool withRules) =>
    [
        "build", project, "--no-restore", "--no-incremental", "--no-dependencies", "-noconlog", $"-flp:logfile={Log};verbosity=detailed;performancesummary",
        "-p:ReportAnalyzer=true", "-p:RunAnalyzers=true", "-p:RunAnalyzersDuringBuild=true", "-p:TreatWarningsAsErrors=false",
        $"-p:SharedCompilationId=netra-benchmark-{Environment.ProcessId}", .. options, .. withRules ? Rules() : [],
    ];

    private string[] Rules() =>
    [
        $"-p:CustomAfterMicrosoftCommonTargets={Path.Combine(_folder, "rules.targets")}",
        $"-p:MeasuredRules={typeof(RuleCatalog).Assembly.Location}",
    ];
}
