using System.Globalization;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>Where a reader finds what a report names: files at the commit, pages of rules. Null where nobody
/// knows.</summary>
internal sealed class ReportLinks(RunContext context)
{
    private readonly LinkTemplates? _templates = context.Links;

    /// <summary>A line of a file that lies in the repository.</summary>
    public string? File(string? path, int? line) =>
        _templates?.File is { } template && IsInside(path)
            ? template.Replace("{path}", Escaped(path!), StringComparison.Ordinal)
                .Replace("{line}", (line ?? 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : null;

    /// <summary>The page of a rule of netra.</summary>
    public string? Rule(string id) =>
        id.StartsWith("NETRA", StringComparison.Ordinal) && id.All(char.IsAsciiLetterOrDigit)
            ? _templates?.Rule.Replace("{rule}", id, StringComparison.Ordinal) : null;

    /// <summary>What a reader can click on; as it is without an address.</summary>
    public static Html Html(string? address, string text) => address is null
        ? Rendering.Html.Of($"<bdi>{text}</bdi>")
        : Rendering.Html.Of($"""<a href="{address}"><bdi>{text}</bdi></a>""");

    /// <summary>The same in Markdown.</summary>
    public static string Markdown(string? address, string text) =>
        address is null ? MarkdownText.Of(text) : $"[{MarkdownText.Of(text)}](<{address}>)";

    /// <summary>A bare name can be of a file anywhere; what leads out of the repository is not in it.</summary>
    private static bool IsInside(string? path) =>
        path is not null && path.Contains('/', StringComparison.Ordinal) && !path.StartsWith('/')
        && !path.Contains(':', StringComparison.Ordinal) && !path.Split('/').Any(part => part is ".." or "." or "");

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
