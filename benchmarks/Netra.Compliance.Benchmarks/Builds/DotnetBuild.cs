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
            <EditorConfigFiles Include="$(MeasuredLimits)" />
          </ItemGroup>
        </Project>
        """;

    private const string Limits =
        """
        is_global = true
        netra_max_file_lines = 1000000
        netra_max_method_lines = 1000000
        dotnet_diagnostic.NETRA1003.severity = none
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("netra-build-").FullName;

    public BuildLog Run(RuleUse rules)
    {
        File.WriteAllText(PathOf("rules.targets"), Targets);
        File.WriteAllText(PathOf("limits.globalconfig"), Limits);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. Arguments(rules)]))!;
        process.WaitForExit();
        return process.ExitCode == 0
            ? new BuildLog(File.ReadAllText(Log))
            : throw new InvalidOperationException(
                $"{project} does not build (exit code {process.ExitCode}): run dotnet build first, then measure.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Log => PathOf("build.log");

    private string PathOf(string file) => Path.Combine(_folder, file);

    private IEnumerable<string> Arguments(RuleUse rules) =>
    [
        "build", project, "--no-restore", "--no-incremental", "--no-dependencies", "-noconlog",
        $"-flp:logfile={Log};verbosity=detailed;performancesummary",
        "-p:ReportAnalyzer=true", "-p:RunAnalyzers=true", "-p:RunAnalyzersDuringBuild=true",
        "-p:TreatWarningsAsErrors=false",
        $"-p:SharedCompilationId=netra-benchmark-{Environment.ProcessId}", .. options,
        .. rules == RuleUse.None ? [] : Rules(rules),
    ];

    private string[] Rules(RuleUse rules) =>
    [
        $"-p:CustomAfterMicrosoftCommonTargets={PathOf("rules.targets")}",
        $"-p:MeasuredRules={typeof(RuleCatalog).Assembly.Location}",
        $"-p:MeasuredLimits={(rules == RuleUse.NothingTooLong ? PathOf("limits.globalconfig") : "")}",
    ];
}
