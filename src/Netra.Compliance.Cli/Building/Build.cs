using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Building;

/// <summary>A real build of a project with nothing added to it but properties.</summary>
internal sealed partial class Build(string configuration, IReadOnlyDictionary<string, string> properties) : IDisposable
{
    private readonly DirectoryInfo _manifest = Directory.CreateTempSubdirectory("netra-built-");

    private static string Targets { get; } = Path.Combine(AppContext.BaseDirectory, "netra.build.targets");

    /// <summary>Builds <paramref name="target"/>, and says what came of each of its projects.</summary>
    /// <exception cref="Refusal">The .NET SDK builds nothing there.</exception>
    public async Task<BuildResult> RunAsync(string target, CancellationToken cancellation)
    {
        RefuseSigns(target);
        string[] arguments = ["build", target, "--configuration", configuration, "--nologo", "--verbosity", "quiet",
            "-clp:NoSummary", .. Properties()];
        var run = await ProcessRun.DotnetAsync(
            arguments, Path.GetDirectoryName(target)!, ImmutableDictionary<string, string?>.Empty, cancellation);
        return new(
            run.Code == 0, Errors(run, Path.GetDirectoryName(target)!), BuiltProject.ReadAll(_manifest.FullName));
    }

    /// <summary>Puts a file where the build's own targets look for it; nothing for no text.</summary>
    public void Bring(string name, string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(Path.Combine(_manifest.FullName, name), text);
        }
    }

    public void Dispose() => _manifest.Delete(recursive: true);

    private IEnumerable<string> Properties() =>
        properties.Append(new("CustomAfterMicrosoftCommonTargets", Targets))
            .Append(new("NetraManifest", _manifest.FullName))
            .Select(pair => $"-p:{pair.Key}={Escape(pair.Value)}");

    /// <summary>MSBuild takes wildcards and escapes in a path for what they stand for: it builds elsewhere, or
    /// nothing.</summary>
    private static void RefuseSigns(string target)
    {
        if (Unbuildable().Match(target) is { Success: true } sign)
        {
            throw Refusal.Unreadable(
                target,
                $"has {sign.Value} in its path, which the .NET SDK cannot build: rename the folder or file.");
        }
    }

    /// <summary>What MSBuild reads as its own syntax, in a value that comes from a path of this machine.</summary>
    private static string Escape(string value) =>
        string.Concat(
            value.Select(character => "%*?@$();,'\"".Contains(character, StringComparison.Ordinal)
                ? $"%{(int)character:X2}" : $"{character}"));

    private static ImmutableArray<string> Errors(ProcessRun run, string folder)
    {
        var errors = run.Lines.Where(line => ErrorLine().IsMatch(line))
            .Select(line => ProjectSuffix().Replace(line.Trim(), "")).Distinct();
        ImmutableArray<string> named = [
            .. errors.Select(line => line.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
        return run.Code == 0 || named.Length > 0 ? named : LastWords(run);
    }

    /// <summary>A build that ends badly and names no error, as when the SDK itself is missing, has failed all the
    /// same.</summary>
    private static ImmutableArray<string> LastWords(ProcessRun run) =>
        [$"The build ended with code {run.Code} and reported no error. Its last output:",
            .. run.Lines.Where(line => line.Trim().Length > 0).TakeLast(8)];

    [GeneratedRegex("""%[0-9A-Fa-f]{2}|[*?"|]""")]
    private static partial Regex Unbuildable();

    [GeneratedRegex(@"(^|[\s:])error(\s+\w+)?\s*:")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"\s+\[[^\[\]]+proj(::[^\]]*)?\]$")]
    private static partial Regex ProjectSuffix();
}

/// <summary>How a build ended.</summary>
/// <param name="Succeeded">Everything was built.</param>
/// <param name="Errors">The compiler's and the build's errors, each once.</param>
/// <param name="Projects">What was built, also when the whole failed.</param>
internal sealed record BuildResult(
    bool Succeeded, ImmutableArray<string> Errors, ImmutableArray<BuiltProject> Projects);
