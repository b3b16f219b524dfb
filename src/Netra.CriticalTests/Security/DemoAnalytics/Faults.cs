using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Security.DemoAnalytics;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Security;

/// <summary>An event gets a name of its own each time it comes.</summary>
internal sealed class NamesEventsAnew : JsonFault<DemoEvent>
{
    protected override DemoEvent Change(DemoEvent right) => right with { Id = $"{Guid.NewGuid()}" };
}

/// <summary>A duration that cannot be is taken for the one that just can.</summary>
internal sealed class CutsDurations : JsonFault<DemoEvent>
{
    protected override DemoEvent Change(DemoEvent right) => right.DurationMs <= right.AfterMs
        ? right
        : right with { DurationMs = right.AfterMs };
}

/// <summary>A batch with an event that is known already is not stored at all.</summary>
internal sealed class RefusesBatchesWithKnownEvents() : StatementFault(" ON CONFLICT DO NOTHING", "");

/// <summary>A proxy gives each attempt at a request a key of its own.</summary>
public sealed class GivesEachAttemptItsKey : MiddlewareFault
{
    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        if (http.Request.Headers.ContainsKey("Idempotency-Key"))
        {
            Reached();
            http.Request.Headers["Idempotency-Key"] = $"{Guid.NewGuid()}";
        }
    }
}

/// <summary>Who ends a demo counts as a customer.</summary>
internal sealed class TakesEndsForConversions() : StatementFault("'Converted'", "'Ended'");

/// <summary>The end of a session is not known when more is sent.</summary>
internal sealed class OverlooksTheEnd() : StatementFault("'Ended'", "'Converted'");

/// <summary>The first instant after a period counts for it.</summary>
internal sealed class CountsTheNextMidnight() : StatementFault("\"StartedAt\" < ", "\"StartedAt\" <= ");

/// <summary>The platform takes a clock an hour ahead of UTC for UTC.</summary>
public sealed class TakesLocalTimeForUtc() : OptionFault(services =>
    services.Decorate<TimeProvider>(right => new Ahead(right)))
{
    private sealed class Ahead(TimeProvider right) : TimeProvider
    {
        public override long TimestampFrequency => right.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => right.GetUtcNow().AddHours(1);

        public override long GetTimestamp() => right.GetTimestamp();

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            right.CreateTimer(callback, state, dueTime, period);
    }
}

/// <summary>The revenue that was recorded first stays.</summary>
internal sealed class KeepsTheFirstRevenue() : StatementFault(
    "\"RevenueCents\" = excluded.\"RevenueCents\"", "\"RevenueCents\" = \"DemoFinances\".\"RevenueCents\"");

/// <summary>What is not known is shown as zero.</summary>
internal sealed class ShowsZeroForNothing : JsonFault<DemoFigures>
{
    protected override DemoFigures Change(DemoFigures right)
    {
        var wrong = right with { Rate = right.Rate ?? 0, Roi = right.Roi ?? 0, PaybackDays = right.PaybackDays ?? 0 };
        return wrong == right ? right : wrong;
    }
}

/// <summary>The sign of an amount is lost.</summary>
internal sealed class LosesTheSign : JsonFault<FinanceRequest>
{
    protected override FinanceRequest Change(FinanceRequest right) =>
        right is { Investment: >= 0, RevenuePerConversion: >= 0 } ? right : right with
        {
            Investment = Math.Abs(right.Investment!.Value),
            RevenuePerConversion = Math.Abs(right.RevenuePerConversion!.Value),
        };
}

/// <summary>A fault in how the CSV file is written.</summary>
public abstract class CsvFault(Func<CsvWriterOptions, CsvWriterOptions> wrong)
    : OptionFault(services => services.Decorate(wrong));

/// <summary>Numbers are written as the machine's user is used to.</summary>
public sealed class WritesGermanNumbers() : CsvFault(
    right => right with { FormatProvider = CultureInfo.GetCultureInfo("de-DE") });

/// <summary>A formula that begins as in Lotus 1-2-3 passes for text.</summary>
public sealed class DoesNotKnowTheAtSign() : CsvFault(right => right with { InjectionCharacters = "=+-\t\r" });
