using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Data.Usage;
using Netra.Apex.Infrastructure;
using Netra.Apex.Quality.Checkpoints;
using Netra.Apex.Security;
using Netra.Apex.Security.DemoAnalytics;
using Netra.Apex.Security.Permissions;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Models;
using Netra.CriticalTests.Quality;
using Polly.CircuitBreaker;

namespace Netra.CriticalTests.Journey;

/// <summary>Revenue per conversion is taken for cents.</summary>
internal sealed class TakesDollarsForCents : JsonFault<FinanceRequest>
{
    private const int Cents = 100;

    protected override FinanceRequest Change(FinanceRequest right) =>
        right with { RevenuePerConversion = right.RevenuePerConversion / Cents };
}

/// <summary>A cache that ignores its key: every session is the one that was looked up first.</summary>
public sealed class FindsTheFirstSession : ApexFault<ITicketStore>
{
    private AuthenticationTicket? _first;

    public FindsTheFirstSession() => On.Answer<AuthenticationTicket?>(
        nameof(ITicketStore.RetrieveAsync), (right, _) => _first ??= right);
}

/// <summary>The minutes of a report are taken for seconds.</summary>
internal sealed class TakesMinutesForSeconds : JsonFault<SubmittedReport>
{
    private const int Seconds = 60;

    protected override SubmittedReport Change(SubmittedReport right) =>
        right with { Lines = [.. right.Lines.Select(line => line with { Minutes = line.Minutes / Seconds })] };
}

/// <summary>Customers who bought nothing have the role that includes everything.</summary>
internal sealed class TrialsHaveEverything()
    : OptionFault<SecuritySettings>(security => security.Permissions.DefaultRole = Role.Enterprise);

/// <summary>Scores are shares, and are compared as if they were percentages.</summary>
public sealed class ComparesSharesWithPercents : ScoreFault
{
    private const int Percent = 100;

    public ComparesSharesWithPercents() => Score((_, right, _) => right / Percent);
}

/// <summary>The verdict on the first answer counts for all that follow.</summary>
public sealed class JudgesTheFirstAnswerOnly : ScoreFault
{
    private readonly ConcurrentDictionary<string, double> _first = new(StringComparer.Ordinal);

    public JudgesTheFirstAnswerOnly() => Score((gate, right, _) => _first.GetOrAdd(gate, right));
}

/// <summary>A role is stored under the account's address, and looked up by its subject.</summary>
internal sealed class GivesRolesToTheAddress() : StatementFault("INSERT INTO \"Roles\"", "sub-", "");

/// <summary>A new role ends the sessions that were open.</summary>
public sealed class EndsSessionsThatAreUpgraded : MiddlewareFault
{
    private bool _isUpgraded;

    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        var (method, path) = (http.Request.Method, http.Request.Path);
        _isUpgraded |= HttpMethods.IsPut(method) && path.StartsWithSegments("/security/roles");
        if (_isUpgraded && path.StartsWithSegments("/auth/session"))
        {
            http.Request.Headers.Remove("Cookie");
        }
    }
}

/// <summary>The saving that the optimizer advises is read in cents.</summary>
public sealed partial class ReadsSavingsAsCents : AnswerFault
{
    protected override string Change(string said) => Saving().Replace(said, "$&00");

    [GeneratedRegex("\"savingUsd\":\\d+")]
    private static partial Regex Saving();
}

/// <summary>After the start, health is not checked again.</summary>
internal sealed class LooksOnlyOnce() : OptionFault<InfrastructureSettings>(
    settings => settings.Health.Interval = TimeSpan.FromDays(1));

/// <summary>No failure of the model counts, so it is asked again and again.</summary>
internal sealed class CountsNoFailure() : OptionFault<CircuitBreakerStrategyOptions>(
    breaker => breaker.ShouldHandle = _ => ValueTask.FromResult(false), DependencyGraph.Llm);

/// <summary>While a part of the platform is down, the addresses of bills lead nowhere.</summary>
public sealed class LosesBillsInAnOutage : MiddlewareFault
{
    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        var parts = http.RequestServices.GetRequiredService<DependencyStates>().Capabilities;
        if (parts.Any(part => part.Value == Capability.Down) && http.Request.Path.StartsWithSegments("/data"))
        {
            http.Request.Path = "/unavailable";
        }
    }
}

/// <summary>Once the model has failed, nobody asks it for a day.</summary>
internal sealed class GivesUpForADay() : OptionFault<CircuitBreakerStrategyOptions>(
    breaker => breaker.BreakDuration = TimeSpan.FromDays(1), DependencyGraph.Llm);

/// <summary>A dependency that failed is healthy again after too many good readings.</summary>
internal sealed class StaysUnhealthy() : OptionFault<InfrastructureSettings>(
    settings => settings.Health.HealthyAfter = 100);

/// <summary>The keys that protect sessions die with the process.</summary>
internal sealed class KeepsKeysInMemory() : OptionFault(services =>
    services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>());

/// <summary>A start clears the table of clients, because nobody can be connected yet.</summary>
internal sealed class ForgetsClientsAtStart() : OptionFault(services => services.AddHostedService<Cleaner>())
{
    private sealed class Cleaner(IDbContextFactory<ApexContext> contexts) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Set<ClientRow>().ExecuteDeleteAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Only finished jobs are restored after a restart.</summary>
internal sealed class DropsUnfinishedJobs : PartFault
{
    public DropsUnfinishedJobs()
        : base(Jobs.Part) => Resume(job => IsOver(job) ? [job] : []);

    private static bool IsOver(JsonElement job) => job.GetProperty("status").GetString() is "Done" or "Failed";
}

/// <summary>A comparison the wrong way round: a start rolls back the reports that are recorded.</summary>
public sealed class RollsBackRecordedReports() : ComparesOtherwise(
    nameof(UsageReportRow.State), ExpressionType.NotEqual, ExpressionType.Equal);
