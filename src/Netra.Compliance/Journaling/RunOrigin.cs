using System.Reflection;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Journaling;

/// <summary>Where a run comes from, as far as the test process itself knows; null where it does not.</summary>
/// <param name="Commit">The commit that was built, by the version that the SDK stamps on the assembly.</param>
/// <param name="CiRun">The run of a build service: <c>github-…</c>, <c>azure-…</c> or <c>gitlab-…</c>.</param>
/// <param name="Shard">Which part of a divided run this is, such as <c>2/5</c>, as it was stated.</param>
internal sealed record RunOrigin(string? Commit, string? CiRun, string? Shard)
{
    public const string ShardVariable = "NETRA_SHARD";
    public const string ShardOption = "Netra.Shard";

    /// <summary>SHA-1 or SHA-256 in hex behind the plus sign; a build number there is shorter.</summary>
    private static readonly Regex Revision = new(@"\+(?:.*\.)?(?<commit>[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$");

    private static readonly (string Name, string Marker, string Id)[] Services =
    [
        ("github", "GITHUB_ACTIONS", "GITHUB_RUN_ID"),
        ("azure", "TF_BUILD", "BUILD_BUILDID"),
        ("gitlab", "GITLAB_CI", "CI_PIPELINE_ID"),
    ];

    public static RunOrigin Of(Assembly assembly) => new(
        CommitIn(assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion),
        CiRunOf(Environment.GetEnvironmentVariable),
        HostSetting.Read(ShardVariable, ShardOption));

    public static string? CommitIn(string? version) =>
        Revision.Match(version ?? "") is { Success: true } found
            ? found.Groups["commit"].Value.ToLowerInvariant() : null;

    public static string? CiRunOf(Func<string, string?> variable) => Services
        .Where(service => string.Equals(variable(service.Marker), "true", StringComparison.OrdinalIgnoreCase))
        .Select(service => variable(service.Id) is { Length: > 0 } id ? $"{service.Name}-{id}" : null)
        .FirstOrDefault();
}
