using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The revenue by state of one run, or of one module in it.</summary>
/// <param name="At">When the run began, in UTC.</param>
/// <param name="Revenue">US dollars a month by state.</param>
internal sealed record TrendRun(DateTime At, RevenueTotals Revenue)
{
    public string Time => At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public string Sentence => $"{Time} UTC: {VerdictSentence.OfRevenue(Revenue)}";
}

/// <summary>One module over the runs, oldest first; null where a run has no test of it.</summary>
internal sealed record TrendModule(string Name, ImmutableArray<TrendRun?> Runs)
{
    /// <summary>The most US dollars a month that it has had.</summary>
    public decimal Usd => Runs.Max(run => run?.Revenue.Declared ?? 0);
}

/// <summary>How the revenue by state has changed from run to run, as a whole and by module.</summary>
/// <param name="Runs">The runs, oldest first.</param>
/// <param name="Modules">The modules, the highest revenue first.</param>
internal sealed record Trend(ImmutableArray<TrendRun> Runs, ImmutableArray<TrendModule> Modules)
{
    /// <summary>The most modules that are drawn.</summary>
    public const int MostModules = 20;

    private const int Tall = 140;
    private const int Low = 22;

    /// <summary>The runs before <paramref name="ledger"/>, and it as the last one; only they where it does not say when
    /// it began.</summary>
    public Trend Before(ComplianceLedger ledger)
    {
        if (ledger.Context.StartedAt is not { } at)
        {
            return this;
        }

        var earlier = Runs.Count(run => run.At < at);
        var now = ledger.Tests.GroupBy(test => test.Module).ToDictionary(
            module => module.Key, module => new TrendRun(at, RevenueTotals.Of([.. module])));
        var names = Modules.Select(module => module.Name).Union(now.Keys);
        return Of([.. Runs.Take(earlier), new(at, ledger.Revenue)], names.Select(name => new TrendModule(
            name, [.. Earlier(name, earlier), now.GetValueOrDefault(name)])));
    }

    /// <summary>The same with the modules in their order.</summary>
    public static Trend Of(ImmutableArray<TrendRun> runs, IEnumerable<TrendModule> modules) => new(runs,
        [.. modules.OrderByDescending(module => module.Usd).ThenBy(module => module.Name, StringComparer.Ordinal)]);

    private IEnumerable<TrendRun?> Earlier(string name, int count) =>
        Modules.FirstOrDefault(module => module.Name == name)?.Runs.Take(count)
            ?? Enumerable.Repeat<TrendRun?>(null, count);

    /// <summary>A chart of all, and a row for each module; nothing of a single run.</summary>
    public Html Render() => Runs.Length < 2 ? Html.Empty : Html.Of($"""
        <section id="trend">
        <h2>Trend</h2>
        <figure>
        {new RunColumns([.. Runs], Tall).Render("Revenue by state, a column a run", names: true)}
        <figcaption>{Runs.Length} runs, {Runs[0].Time} to {Runs[^1].Time} UTC, a column each.</figcaption>
        </figure>
        {Timeline()}
        <details><summary>The same as a table</summary>
        {new StateTable("Run").Render(Runs.Reverse().Select(run => (Text(run.Time), run.Revenue)))}
        </details>
        </section>
        """);

    private Html Timeline() => Modules.IsEmpty ? Html.Empty : Html.Of($"""
        <h3>By module</h3>
        <div class="wide" tabindex="0" role="region" aria-label="Trend by module">
        <table class="timeline"><thead><tr><th>Module</th><th>Runs</th><th class="n">Proven now</th></tr></thead>
        <tbody>
        {Modules.Take(MostModules).Select(Row)}
        </tbody></table></div>
        {More()}
        """);

    private Html More() => Modules.Length <= MostModules ? Html.Empty
        : Html.Of($"<p>And {Modules.Length - MostModules} more modules, of less revenue.</p>");

    private static Html Row(TrendModule module)
    {
        var chart = new RunColumns(module.Runs, Low).Render($"Revenue of {module.Name} by state, a column a run");
        return Html.Of($"<tr><th scope=\"row\"><bdi>{module.Name}</bdi></th><td>{chart}</td>{Now(module)}</tr>");
    }

    private static Html Now(TrendModule module) => Html.Of($"""<td class="n">{Share(module.Runs[^1]?.Revenue)}</td>""");

    private static string Share(RevenueTotals? revenue) => revenue is null ? "no longer declared"
        : $"{VerdictSentence.Money(revenue.Proven)} of {VerdictSentence.Money(revenue.Declared)}";

    private static Html Text(string text) => Html.Of($"{text}");
}

/// <summary>What a report's page shows of earlier runs.</summary>
/// <param name="Trend">The trend.</param>
/// <param name="States">By test of the ledger (the object itself): its states in earlier runs, oldest first.</param>
internal sealed record ReportHistory(
    Trend Trend, IReadOnlyDictionary<LedgerTest, ImmutableArray<RevenueState>> States)
{
    /// <summary>The states as shapes and as counts; null where no earlier run has the test.</summary>
    public string? Of(LedgerTest test) => States.GetValueOrDefault(test) is { IsDefaultOrEmpty: false } states
        ? $"{string.Join(' ', states.Select(StateWords.Shape))} ({Counts(states)})" : null;

    private static string Counts(ImmutableArray<RevenueState> states) => string.Join(", ",
        states.CountBy(state => state).OrderBy(pair => pair.Key)
            .Select(pair => $"{pair.Value} × {StateWords.Word(pair.Key)}"));
}

/// <summary>Columns side by side, each as high as its run's revenue and divided by state: one path a state, so that
/// a page of many modules stays small.</summary>
internal sealed class RunColumns(IReadOnlyList<TrendRun?> runs, int height)
{
    private const int Width = 10;

    private readonly decimal _most = Math.Max(1, runs.Max(run => run?.Revenue.Declared ?? 0));

    /// <summary>The columns.</summary>
    /// <param name="label">What they are.</param>
    /// <param name="names">Whether each of them says its run and amounts where it is pointed at.</param>
    public Html Render(string label, bool names = false) => Html.Of($"""
        <svg class="columns" role="img" aria-label="{label}" viewBox="0 0 {Plain(runs.Count * Width)} {Plain(height)}"
          preserveAspectRatio="none" height="{Plain(height)}">{StateWords.All.Select(Of)}
        {(names ? Names() : Html.Empty)}
        </svg>
        """);

    private Html Of(RevenueState state)
    {
        var parts = string.Concat(runs.Select((run, place) => Part(run?.Revenue, state, place)));
        return parts.Length == 0 ? Html.Empty : Html.Of($"<path class=\"{state.ToString()}\" d=\"{parts}\"/>");
    }

    private string Part(RevenueTotals? revenue, RevenueState state, int place)
    {
        if (revenue is null || revenue.In(state) == 0)
        {
            return "";
        }

        var top = height - Scaled(StateWords.All.TakeWhile(below => below <= state).Sum(revenue.In));
        return $"M{Plain(place * Width + 1)} {Plain(top)}h{Width - 1}v{Plain(Scaled(revenue.In(state)))}h-{Width - 1}z";
    }

    private Html Names() => Html.Of($"{runs.OfType<TrendRun>().Select(Name)}");

    private static Html Name(TrendRun run, int place) => Html.Of($"""
        <rect x="{Plain(place * Width)}" width="{Plain(Width)}" height="100%"><title>{run.Sentence}</title></rect>
        """);

    private decimal Scaled(decimal usd) => Math.Round(usd / _most * height, 1);

    private static string Plain(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>A table of dollars by state.</summary>
/// <param name="first">What the rows are.</param>
internal sealed class StateTable(string first)
{
    public Html Render(IEnumerable<(Html Name, RevenueTotals Revenue)> rows) => Html.Of($"""
        <div class="wide" tabindex="0" role="region" aria-label="{first}"><table>
        <thead><tr><th>{first}</th>{StateWords.All.Select(Head)}<th class="n">Declared</th></tr></thead>
        <tbody>
        {rows.Select(row => Row(row.Name, row.Revenue))}
        </tbody></table></div>
        """);

    private static Html Head(RevenueState state) => Html.Of($"""<th class="n">{StateWords.Word(state)}</th>""");

    private static Html Row(Html name, RevenueTotals revenue)
    {
        var cells = StateWords.All.Select(revenue.In).Append(revenue.Declared).Select(Cell);
        return Html.Of($"<tr><th scope=\"row\">{name}</th>{cells}</tr>");
    }

    private static Html Cell(decimal usd) =>
        Html.Of($"""<td class="n">{(usd == 0 ? "–" : VerdictSentence.Money(usd))}</td>""");
}
