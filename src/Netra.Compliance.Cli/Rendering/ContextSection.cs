using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>As of when, of which commit, by whom and where: the line below the verdict. What is not known is not
/// there.</summary>
internal static class ContextSection
{
    public static Html Render(RunContext context)
    {
        var facts = ContextFact.Of(context);
        return facts.IsEmpty ? Html.Empty : Html.Of($"""
            <dl class="context">
            {facts.Select(Entry)}
            </dl>
            """);
    }

    private static Html Entry(ContextFact fact) =>
        Html.Of($"<div><dt>{fact.Name}</dt><dd>{ReportLinks.Html(fact.Url, fact.Text)}</dd></div>");

    /// <summary>One line of Markdown; none where nothing is known.</summary>
    public static IEnumerable<string> Markdown(RunContext context)
    {
        var facts = ContextFact.Of(context).Select(fact => $"{fact.Name} {ReportLinks.Markdown(fact.Url, fact.Text)}");
        var line = string.Join(" · ", facts);
        return line.Length == 0 ? [] : ["", line];
    }

    /// <summary>One line on the terminal; none where nothing is known.</summary>
    public static IEnumerable<string> Line(RunContext context)
    {
        var facts = ContextFact.Of(context);
        return facts.IsEmpty ? [] : [string.Join(" · ", facts.Select(fact => $"{fact.Name} {fact.Text}"))];
    }
}

/// <summary>One thing that is known of a run.</summary>
internal sealed record ContextFact(string Name, string Text, string? Url = null)
{
    private const int ShortCommit = 12;
    private const int Shown = 3;

    public static ImmutableArray<ContextFact> Of(RunContext context) =>
    [
        .. Stated("Run", When(context)), .. Stated("Commit", Short(context), context.Links?.Commit),
        .. Stated("Branch", context.Branch),
        .. Stated("CI", Joined(", ", context.Ci?.System, context.Ci?.Name), context.Ci?.Url),
        .. Stated("By", context.Actor), .. Stated("On", Machines(context)), .. Stated("With", Tools(context)),
        .. Stated("Shards", Shards(context)),
    ];

    private static IEnumerable<ContextFact> Stated(string name, string? text, string? url = null) =>
        string.IsNullOrWhiteSpace(text) ? [] : [new(name, text, url)];

    private static string When(RunContext context) => Joined(
        ", ", context.StartedAt?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture),
        context.DurationMs is { } milliseconds ? Lasting(TimeSpan.FromMilliseconds(milliseconds)) : null);

    private static string Lasting(TimeSpan span) => Invariant(
        span.TotalHours >= 1 ? $"{(int)span.TotalHours} h {span.Minutes} min"
        : span.TotalMinutes >= 1 ? (FormattableString)$"{span.Minutes} min {span.Seconds} s"
        : $"{span.TotalSeconds:0.0} s");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>That of the repository here is a guess, and says so.</summary>
    private static string? Short(RunContext context) => context.Commit is not { } commit ? null
        : commit[..Math.Min(commit.Length, ShortCommit)] + (context.CommitFrom == "git" ? " (checked out here)" : "");

    private static string Machines(RunContext context) =>
        Several(context.Runs.Select(run => Joined(", ", run.Machine, Joined(" ", run.Os, run.Architecture))));

    private static string Tools(RunContext context) => Several(
        context.Runs.Select(run => run.Runtime ?? "").Prepend(context.Sdk is null ? "" : $".NET SDK {context.Sdk}"));

    private static string Shards(RunContext context) =>
        Several(context.Runs.Select(run => run.Shard ?? "").Distinct());

    private static string Joined(string between, params string?[] texts) =>
        string.Join(between, texts.Where(text => !string.IsNullOrEmpty(text)));

    private static string Several(IEnumerable<string> texts)
    {
        var all = texts.Where(text => text.Length > 0).Distinct().ToList();
        var rest = all.Count > Shown ? $" and {all.Count - Shown} more" : "";
        return string.Join("; ", all.Take(Shown)) + rest;
    }
}
