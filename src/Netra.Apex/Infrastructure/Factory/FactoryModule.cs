using Microsoft.Extensions.Options;
using Netra.Apex.Security.Permissions;

namespace Netra.Apex.Infrastructure.Factory;

/// <summary>How findings changed on a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Changes">New, fixed and standing ones.</param>
internal sealed record DayChanges(DateOnly Day, Changes Changes);

/// <summary>A finding with its times.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="File">The file, relative to the tree.</param>
/// <param name="Line">The line where it was seen last, from 1.</param>
/// <param name="FirstSeen">When it was first seen.</param>
/// <param name="FixedAt">When it was found gone; null while it is there.</param>
internal sealed record PastFinding(
    string Rule, string File, int Line, DateTimeOffset FirstSeen, DateTimeOffset? FixedAt);

/// <summary>The findings of some days.</summary>
/// <param name="Days">Day by day, today last.</param>
/// <param name="Findings">The newest thousand that are there or are kept since they were fixed, the newest
/// first.</param>
internal sealed record FactoryReport(IReadOnlyList<DayChanges> Days, IReadOnlyList<PastFinding> Findings);

/// <summary><c>/infrastructure/factory</c>: what the product's own rules say of a source tree, now and in the last
/// days, for administrators. Off without a tree; the compiler that the rules need is loaded only with one.</summary>
internal static class FactoryModule
{
    private const string Path = "/infrastructure/factory";
    private const string Off = $"Factory status is off; set {FactorySettings.PathKey}.";
    private const string First = "The tree is being read for the first time; ask again in a moment.";
    private const int MostFindings = 1_000;

    public static void AddFactory(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[FactorySettings.PathKey] is not null)
        {
            builder.Services.AddSingleton<ITreeCheck, FileCheck>().AddSingleton<ITreeCheck, SignatureCheck>();
            builder.Services.AddSingleton<FindingHistory>().AddSingleton<FactoryWatch>();
            builder.Services.AddHostedService(services => services.GetRequiredService<FactoryWatch>());
        }
    }

    public static void MapFactory(this WebApplication app)
    {
        var factory = app.MapGroup(Path).RequireAuthorization(PermissionsModule.Administrator)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        if (app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(FactoryWatch)))
        {
            factory.MapGet("/", Show).Produces<FactoryStatus>();
            factory.MapGet("/history", ReportAsync).Produces<FactoryReport>()
                .ProducesProblem(StatusCodes.Status400BadRequest);
        }
        else
        {
            factory.Map("/{**rest}", () => Away(Off)).ExcludeFromDescription();
        }
    }

    private static IResult Show(FactoryWatch watch) =>
        watch.Status is { } status ? Results.Ok(status) : Away(watch.Failure ?? First);

    private static async Task<IResult> ReportAsync(
        FactoryWatch watch,
        FindingHistory history,
        IOptions<InfrastructureSettings> settings,
        TimeProvider time,
        CancellationToken stop,
        int? days = null)
    {
        var most = settings.Value.Factory.HistoryDays;
        return days is < 1 || days > most
            ? Results.Problem($"days is {days}; give 1 to {most}.", statusCode: StatusCodes.Status400BadRequest)
            : Results.Ok(ReportOf(await history.ListAsync(watch.Root, stop), time.GetUtcNow(), days ?? most));
    }

    private static FactoryReport ReportOf(IReadOnlyList<FindingRow> rows, DateTimeOffset now, int days)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var all = Enumerable.Range(1 - days, days).Select(today.AddDays);
        return new FactoryReport([.. all.Select(day => Count(rows, day))], [.. rows.Take(MostFindings).Select(Of)]);
    }

    private static DayChanges Count(IReadOnlyList<FindingRow> rows, DateOnly day)
    {
        var from = day.ToDateTime(TimeOnly.MinValue);
        return new DayChanges(day, FindingHistory.Count(rows, from.Ticks, from.AddDays(1).Ticks));
    }

    private static PastFinding Of(FindingRow row) => new(
        row.Rule, row.File, row.Line, At(row.FirstSeen), row.FixedAt is { } ticks ? At(ticks) : null);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private static IResult Away(string why) =>
        Results.Problem(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
