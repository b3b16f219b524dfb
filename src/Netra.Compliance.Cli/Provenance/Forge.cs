using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Provenance;

/// <summary>A kind of site that shows a repository's files.</summary>
internal enum ForgeKind
{
    GitHub,
    GitLab,
    Azure,
}

/// <summary>A repository as a forge shows it; no part of it is a secret.</summary>
/// <param name="Kind">Which forge.</param>
/// <param name="Url">The repository's page.</param>
internal sealed partial record Forge(ForgeKind Kind, string Url)
{
    /// <summary>The address of a line of a file at a commit, with holes.</summary>
    public string FileAt(string commit) => Kind switch
    {
        ForgeKind.GitHub => $"{Url}/blob/{commit}/{{path}}#L{{line}}",
        ForgeKind.GitLab => $"{Url}/-/blob/{commit}/{{path}}#L{{line}}",
        _ => $"{Url}?path=/{{path}}&version=GC{commit}&line={{line}}&lineStartColumn=1&lineEndColumn=1",
    };

    public string CommitPage(string commit) =>
        $"{Url}{(Kind == ForgeKind.GitLab ? "/-" : "")}/commit/{commit}";

    /// <summary>The repository behind the address of a remote: user, password and query are left out; null where the
    /// forge is none that is known, unless <paramref name="kind"/> says which.</summary>
    public static Forge? Of(string? remote, ForgeKind? kind = null)
    {
        if (Place.Of(remote?.Trim() ?? "") is not { } place || (kind ?? KindOf(place.Host)) is not { } known)
        {
            return null;
        }

        var segments = known == ForgeKind.Azure ? place.OfAzure() : place.Segments;
        return segments.Length < 2 ? null
            : new(known, $"{place.Scheme}://{place.WebHost}/{string.Join('/', segments.Select(Escaped))}");
    }

    private static string Escaped(string segment) => Uri.EscapeDataString(Uri.UnescapeDataString(segment));

    private static ForgeKind? KindOf(string host) =>
        IsOf(host, "github") ? ForgeKind.GitHub
        : IsOf(host, "gitlab") ? ForgeKind.GitLab
        : host.EndsWith("dev.azure.com", StringComparison.Ordinal)
            || host.EndsWith(".visualstudio.com", StringComparison.Ordinal) ? ForgeKind.Azure
        : null;

    /// <summary>The public one, or one of a company's own.</summary>
    private static bool IsOf(string host, string name) => host.Split('.', ':')[0] == name;

    /// <summary>Host and path of a remote.</summary>
    private sealed partial record Place(string Scheme, string Host, ImmutableArray<string> Segments)
    {
        private const string Secure = "https";

        public string WebHost => Host.EndsWith("ssh.dev.azure.com", StringComparison.Ordinal) ? "dev.azure.com" : Host;

        public static Place? Of(string remote) =>
            Short().Match(remote) is { Success: true } match
                ? new(Secure, Lower(match.Groups["host"].Value), Split(match.Groups["path"].Value))
            : Uri.TryCreate(remote, UriKind.Absolute, out var uri) && Full().IsMatch(uri.Scheme) && uri.Host.Length > 0
                ? new(uri.Scheme == "http" ? "http" : Secure, HostOf(uri), Split(uri.AbsolutePath))
            : null;

        /// <summary>Over SSH Azure has the version of its protocol in the place of a marker before the name.</summary>
        public ImmutableArray<string> OfAzure() =>
            Segments is ["v3", var organisation, var project, var name]
                ? [organisation, project, "_git", name] : Segments;

        private static string HostOf(Uri uri) =>
            Lower(uri.Scheme is "http" or Secure && !uri.IsDefaultPort ? $"{uri.Host}:{uri.Port}" : uri.Host);

        private static string Lower(string host) => host.ToLowerInvariant();

        private static ImmutableArray<string> Split(string path) =>
        [
            .. (path.EndsWith(".git", StringComparison.Ordinal) ? path[..^".git".Length] : path)
                .Split('/', StringSplitOptions.RemoveEmptyEntries),
        ];

        [GeneratedRegex(@"\A(?:[^@/\s:]+@)?(?<host>[A-Za-z0-9][A-Za-z0-9.-]+):(?!/)(?<path>[^\s?#:]+)\z")]
        private static partial Regex Short();

        [GeneratedRegex(@"\A(?:https?|ssh|git)\z")]
        private static partial Regex Full();
    }
}
