using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Storage;

namespace Netra.Apex.Auth.SignIn;

/// <summary>A code of the provider that has been presented; only its hash is kept.</summary>
internal sealed class UsedCodeRow
{
    public required string Code { get; init; }

    public required string Attempt { get; init; }

    /// <summary>UTC ticks.</summary>
    public required long UsedAt { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<UsedCodeRow>
    {
        public void Configure(EntityTypeBuilder<UsedCodeRow> table)
        {
            table.ToTable("UsedCodes").HasKey(row => row.Code);
            table.HasIndex(row => row.UsedAt);
        }
    }
}

/// <summary>Codes that have been presented, for as long as a session that came of one can live. The provider refuses a
/// replayed code, too, but does not say so apart from a wrong verifier, and cannot end our session.</summary>
internal sealed class UsedCodes(IDbContextFactory<ApexContext> contexts, TimeProvider time)
{
    /// <summary>Notes that a sign-in presents a code.</summary>
    /// <returns>The sign-in that presented it first; null when it is this one, for the first time.</returns>
    public async Task<string?> UseAsync(string code, string attempt)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
        var now = time.GetUtcNow().UtcTicks;
        await using var context = await contexts.CreateDbContextAsync();
        await ForgetAsync(context, now - Session.Lifetime.Ticks);
        return await AddAsync(context, hash, attempt, now) ? null : await FirstAsync(context, hash);
    }

    private static async Task<bool> AddAsync(ApexContext context, string hash, string attempt, long now) =>
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "UsedCodes" ("Code", "Attempt", "UsedAt") VALUES ({hash}, {attempt}, {now})
            ON CONFLICT DO NOTHING
            """) == 1;

    private static Task<string> FirstAsync(ApexContext context, string hash) =>
        context.Set<UsedCodeRow>().Where(row => row.Code == hash).Select(row => row.Attempt).SingleAsync();

    private static Task ForgetAsync(ApexContext context, long before) =>
        context.Set<UsedCodeRow>().Where(row => row.UsedAt < before).ExecuteDeleteAsync();
}
