using Microsoft.EntityFrameworkCore;
using Netra.Apex.Storage;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Storage;

public sealed class SqliteLockWaitTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_connection_has_SQLite_wait_for_a_second(bool isAsynchronous)
    {
        await using var platform = await UsagePlatform.StartAsync();
        await using var context = platform.Get<IDbContextFactory<ApexContext>>().CreateDbContext();

        Assert.Equal(1_000, await WaitOfAsync(context.Database.SqlQueryRaw<int>(
            "SELECT timeout AS Value FROM pragma_busy_timeout"), isAsynchronous));
    }

    private static async Task<int> WaitOfAsync(IQueryable<int> wait, bool isAsynchronous) =>
        isAsynchronous ? await wait.SingleAsync() : wait.Single();
}
