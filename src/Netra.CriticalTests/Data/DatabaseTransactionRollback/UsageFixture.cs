using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netra.Apex.Data.Usage;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Data;

/// <summary>A platform whose customers submit usage reports.</summary>
public sealed class UsageFixture : ApexFixture
{
    private const string LocksHeld =
        """
        select count(*) as "Value" from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
        """;

    private readonly HeldReading _reading = new("UsageReports");
    private readonly LogLines _log = new();

    /// <summary>A new customer of the platform.</summary>
    public async Task<UsageCustomer> NewCustomerAsync()
    {
        var cookie = await Platform.SignInAsync($"customer-{Guid.NewGuid():N}");
        return new UsageCustomer(Platform.Address, cookie);
    }

    /// <summary>Waits until the relational store has released the locks of a killed process.</summary>
    public Task WaitForLocksReleasedAsync() =>
        InTime.TrueAsync(async () => await HeldLocksAsync() == 0, "the server has noticed the end of a process");

    /// <summary>Resolves unfinished reports until none is left.</summary>
    public Task ResolveAsync() => InTime.TrueAsync(
        async () =>
        {
            Time.Advance(UnfinishedReports.Settling + TimeSpan.FromTicks(1));
            await Get<UnfinishedReports>().ResolveAsync(CancellationToken.None);
            return (await UnfinishedAsync()).Count == 0;
        },
        "nothing is unfinished");

    /// <summary>The workloads of reports that are neither committed nor being rolled back.</summary>
    public async Task<IReadOnlyList<string>> InDoubtAsync() =>
        [.. (await UnfinishedAsync()).Where(row => row.State == ReportState.Staging).Select(row => row.Workload)];

    /// <summary>Where both stores disagree.</summary>
    internal Task<IReadOnlyList<Difference>> CompareAsync() =>
        Get<Reconciliation>().CompareAsync(CancellationToken.None);

    /// <summary>Where both stores disagree when something is done while they are compared for the first time.</summary>
    internal Task<IReadOnlyList<Difference>> CompareAsync(Func<Task> meanwhile) =>
        _reading.DuringAsync(CompareAsync, meanwhile);

    /// <summary>Submits a report, and decides against it before its lines are staged.</summary>
    public Task<HttpStatusCode> SubmitAndRefuseAsync(UsageCustomer customer, string workload) =>
        _reading.DuringAsync(() => customer.SubmitAsync(workload), () => RefuseAsync(workload));

    /// <summary>What is logged about reports while something is done, without their identities.</summary>
    public async Task<(T Done, IEnumerable<string> Logged)> LoggedDuringAsync<T>(Func<Task<T>> work)
    {
        var before = _log.Count;
        var done = await work();
        var logged = _log.Of<UnfinishedReports>(before).Concat(_log.Of<UsageReports>(before));
        return (done, logged.Select(line => WithoutIdentities(line.Text)));
    }

    /// <summary>Lets the time pass after which the platform looks after its reports.</summary>
    /// <param name="expected">How many differences it should find.</param>
    /// <returns>The differences that it logs in time.</returns>
    public async Task<IReadOnlyList<string>> LookAfterAsync(int expected)
    {
        var before = _log.Count;
        Time.Advance(UsageUpkeep.Interval);
        await InTime.ComesTrueAsync(
            () => ValueTask.FromResult(_log.Of<UsageUpkeep>(before).Count() >= expected), TimeSpan.FromSeconds(3));
        return [.. _log.Of<UsageUpkeep>(before).Select(line => line.Text.Split(',')[0])];
    }

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(_log);
        services.ConfigureDbContext<SqliteApexContext>(store => store.AddInterceptors(_reading));
        services.ConfigureDbContext<PostgresApexContext>(store => store.AddInterceptors(_reading));
    }

    private static string WithoutIdentities(string text) =>
        string.Join(' ', text.Split(' ').Where(word => !Guid.TryParse(word, out _)));

    private async Task RefuseAsync(string workload)
    {
        await InTime.TrueAsync(async () => (await InDoubtAsync()).Contains(workload), "the report can be seen");
        await using var context = await Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        foreach (var row in await UnfinishedAsync())
        {
            await context.RefuseAsync(row.Id);
        }
    }

    private async Task<List<UsageReportRow>> UnfinishedAsync()
    {
        await using var context = await Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        return await context.Unfinished().ToListAsync();
    }

    private async Task<long> HeldLocksAsync()
    {
        await using var context = await Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        return context.Database.IsNpgsql() ? await context.Database.SqlQueryRaw<long>(LocksHeld).SingleAsync() : 0;
    }
}
