using Microsoft.EntityFrameworkCore;
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
