using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netra.Apex.Storage;
using ZiggyCreatures.Caching.Fusion;

namespace Netra.Apex.Data.Caching;

/// <summary>A workload profile that a customer has published: everybody may read it, only its owner may change
/// it.</summary>
internal sealed class ProfileRow
{
    public required string Id { get; init; }

    public required string Owner { get; init; }

    public required string Gpu { get; set; }

    public required int Count { get; set; }

    public int Version { get; set; } = 1;

    internal sealed class Table : IEntityTypeConfiguration<ProfileRow>
    {
        public void Configure(EntityTypeBuilder<ProfileRow> table) =>
            table.ToTable("WorkloadProfiles").HasKey(row => row.Id);
    }
}

/// <summary>What readers see of a profile.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Gpu">The model of the GPU.</param>
/// <param name="Count">How many of them.</param>
/// <param name="Version">1, and one more with each change.</param>
internal sealed record WorkloadProfile(string Id, string Gpu, int Count, int Version);

/// <summary>Reads profiles through the layers, and writes them so that no layer keeps what was there before.</summary>
internal sealed class Profiles(
    IFusionCache cache, IDbContextFactory<ApexContext> contexts, Invalidation invalidation, CacheMetrics metrics)
{
    /// <summary>The profile; null when there is none.</summary>
    public async Task<WorkloadProfile?> FindAsync(string id, CancellationToken stop)
    {
        var near = await metrics.MeasureAsync(Layer.Memory, () => InMemoryAsync(id, stop), found => found.HasValue);
        return near.HasValue ? near.Value : await FurtherAsync(id, stop);
    }

    /// <summary>Creates or changes a profile; cannot be called off, for what has been committed must be told.</summary>
    /// <returns>What is stored now; null when somebody else owns it.</returns>
    public async Task<WorkloadProfile?> PutAsync(ProfileRow wanted)
    {
        try
        {
            return await WriteAsync(wanted) ? await StoredAsync(wanted.Id) : null;
        }
        finally
        {
            await invalidation.EverywhereAsync(wanted.Id);
        }
    }

    private async Task<MaybeValue<WorkloadProfile?>> InMemoryAsync(string id, CancellationToken stop) =>
        await cache.TryGetAsync<WorkloadProfile?>(
            Invalidation.Key(id), options => options.SetSkipDistributedCacheRead(true), stop);

    private async Task<WorkloadProfile?> FurtherAsync(string id, CancellationToken stop)
    {
        var filled = false;
        var profile = await cache.GetOrSetAsync<WorkloadProfile?>(Invalidation.Key(id), (entry, token) =>
        {
            filled = true;
            return FillAsync(id, entry, token);
        }, token: stop);
        return filled && await IsOutdatedAsync(profile) ? await AgainAsync(id, stop) : profile;
    }

    // What is not there is not kept: anybody could fill the layers with names that nobody published.
    private async Task<WorkloadProfile?> FillAsync(
        string id, FusionCacheFactoryExecutionContext<WorkloadProfile?> entry, CancellationToken stop)
    {
        var profile =
            await metrics.MeasureAsync(Layer.Database, () => StoredAsync(id, stop), found => found is not null);
        if (profile is null)
        {
            entry.Options.SetSkipMemoryCacheWrite().SetSkipDistributedCacheWrite(true, true);
        }

        return profile;
    }

    // A write that was committed between our reading and our filling has removed nothing: the old value came after it.
    private async Task<bool> IsOutdatedAsync(WorkloadProfile? filled) =>
        filled is not null && await StoredAsync(filled.Id) != filled;

    private async Task<WorkloadProfile?> AgainAsync(string id, CancellationToken stop)
    {
        await invalidation.UndoFillAsync(id);
        return await FurtherAsync(id, stop);
    }

    private async Task<WorkloadProfile?> StoredAsync(string id, CancellationToken stop = default)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Set<ProfileRow>().Where(row => row.Id == id)
            .Select(row => new WorkloadProfile(row.Id, row.Gpu, row.Count, row.Version)).SingleOrDefaultAsync(stop);
    }

    private async Task<bool> WriteAsync(ProfileRow wanted)
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await UpdateAsync(context, wanted) || await InsertAsync(context, wanted)
            || await UpdateAsync(context, wanted);
    }

    private static async Task<bool> UpdateAsync(ApexContext context, ProfileRow wanted) =>
        await context.Set<ProfileRow>().Where(row => row.Id == wanted.Id && row.Owner == wanted.Owner)
            .ExecuteUpdateAsync(
            row => row.SetProperty(column => column.Gpu, wanted.Gpu).SetProperty(column => column.Count, wanted.Count)
                .SetProperty(column => column.Version, column => column.Version + 1)) == 1;

    private static async Task<bool> InsertAsync(ApexContext context, ProfileRow wanted)
    {
        try
        {
            context.Add(wanted);
            return await context.SaveChangesAsync() == 1;
        }
        catch (DbUpdateException)
        {
            // Somebody was faster, perhaps this customer elsewhere: the next update tells.
            return false;
        }
    }
}
