using Netra.Apex.Data.Caching;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures.Network;

namespace Netra.CriticalTests.Data;

/// <summary>Published profiles in the memory of two nodes, in Redis and at an edge cache, and the writes that make
/// them stale.</summary>
[CriticalTest(6, "Cache invalidation propagation")]
[BusinessValue(
    10_000,
    "Customers size their fleets by published profiles; a stale one makes them buy the wrong hardware",
    Category = BusinessCategory.Performance,
    Stage = CustomerStage.Retention)]
public sealed partial class CacheInvalidationPropagation(CacheFixture apex) : IClassFixture<CacheFixture>
{
    [Fact]
    [Covers("Topology: a read fills the memory of its node on its way back")]
    [ProvenBy(typeof(MemoryIsNotFilled))]
    public async Task Second_read_at_a_node_hits_memory()
    {
        var id = await apex.PublishedAsync();

        var first = await apex.LayersHitAsync(apex.FirstClient, id);
        var second = await apex.LayersHitAsync(apex.FirstClient, id);

        Assert.Equal((Layer.Database, Layer.Memory), (first, second));
    }

    [Fact]
    [Covers("Topology: a read fills Redis on its way back for ten minutes, and spares the other node the store")]
    [ProvenBy(typeof(RedisIsNotFilled))]
    public async Task What_one_node_has_read_the_other_finds_in_Redis()
    {
        var id = await apex.PublishedAsync();
        await CacheFixture.GpuCountAsync(apex.FirstClient, id);

        var before = apex.StoreReadings;

        var layer = await apex.LayersHitAsync(apex.SecondClient, id);

        var (kept, read) = (await apex.RedisMinutesAsync(id), apex.StoreReadings - before);
        Assert.Equal((Layer.Redis, 10, 0), (layer, kept, read));
    }

    [Fact]
    [Covers("Topology: a read fills the edge on its way back; no cache may keep what is for one customer alone")]
    [ProvenBy(typeof(AnswersArePrivate))]
    public async Task The_edge_answers_the_second_read_without_asking_the_platform()
    {
        var id = await apex.PublishedAsync();
        await CacheFixture.GpuCountAsync(apex.EdgeClient, id);

        var hit = await apex.LayersHitAsync(apex.EdgeClient, id);

        Assert.Equal(("", true), (hit, await apex.IsKeptByNobodyAsync()));
    }

    [Fact]
    [Covers("Cascade: a write removes the entry from the memory of its node and of the other")]
    [ProvenBy(typeof(SkipsBackplanePublish))]
    [ProvenBy(typeof(KeepsEntryInOwnMemory))]
    public async Task A_write_at_one_node_removes_the_entry_from_the_memory_of_both()
    {
        var id = await apex.PublishedAsync(count: 1);
        await CacheFixture.GpuCountAsync(apex.FirstClient, id);
        await CacheFixture.GpuCountAsync(apex.SecondClient, id);

        await apex.PutAsync(id, count: 2);

        Assert.Equal(2, await CacheFixture.GpuCountAsync(apex.SecondClient, id));
        Assert.True(await apex.FirstSeesInTimeAsync(id, 2), "The other node serves the old value.");
    }

    [Fact]
    [Covers("Cascade: a write removes the entry from Redis")]
    [ProvenBy(typeof(KeepsEntryInRedis))]
    public async Task A_write_removes_the_entry_from_Redis()
    {
        var id = await apex.PublishedAsync(count: 1);
        await CacheFixture.GpuCountAsync(apex.FirstClient, id);

        await apex.PutAsync(id, count: 2);

        Assert.Equal(2, await CacheFixture.GpuCountAsync(apex.SecondClient, id));
    }

    /// <remarks>The edge is asked once the node behind it knows of the write: an answer that leaves the node at the
    /// moment of the write may stay at the edge as long as the edge keeps answers.</remarks>
    [Fact]
    [Covers("Cascade: a write removes the entry from the edge, also while its node cannot reach Redis")]
    [ProvenBy(typeof(KeepsEntryAtEdge))]
    public async Task A_write_removes_the_entry_from_the_edge()
    {
        var id = await apex.PublishedAsync(count: 1);
        await CacheFixture.GpuCountAsync(apex.EdgeClient, id);

        await apex.PutLastAsync(id, count: 2);

        var seen = await CacheFixture.SeesInTimeAsync(apex.EdgeClient, id, 2);
        var seenWithoutRedis = await CacheFixture.WhileCutOffAsync(apex.Platform, apex.FirstLine, async () =>
        {
            await CacheFixture.PutAsync(apex.FirstClient, id, count: 3);
            return await CacheFixture.SeesInTimeAsync(apex.EdgeClient, id, 3);
        });
        Assert.Equal((true, true), (seen, seenWithoutRedis));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Covers("Cascade: an edge that hangs holds a write for about a second; if it hangs or knows no bans, the log says "
        + "what it may still serve")]
    [ProvenBy(typeof(WaitsForTheEdgeForGood))]
    public async Task A_write_does_not_wait_for_an_edge_that_takes_no_bans(bool answers)
    {
        var id = await apex.PublishedAsync();

        var logged = await apex.PutWithoutBansAsync(id, count: 2, answers);

        Assert.Contains(
            $"The edge was not told to drop 'profile:{id}' and may serve it for 00:00:30 more.", logged);
    }

    [Fact]
    [Covers("Eventual consistency: after concurrent writes all layers agree within the bound")]
    [ProvenBy(typeof(SkipsBackplanePublish))]
    public async Task After_writes_and_reads_at_the_same_time_every_layer_serves_what_is_stored()
    {
        var id = await apex.PublishedAsync();
        HttpClient[] readers = [apex.FirstClient, apex.SecondClient, apex.EdgeClient];
        await Task.WhenAll(readers.Select(reader => CacheFixture.GpuCountAsync(reader, id)));

        await Task.WhenAll(Enumerable.Range(2, 8).SelectMany(count => (Task[])
            [apex.PutAsync(id, count), .. readers.Select(reader => CacheFixture.GpuCountAsync(reader, id))]));
        await apex.PutLastAsync(id, count: 10);

        var agree = await Task.WhenAll(readers.Select(reader => CacheFixture.SeesInTimeAsync(reader, id, 10)));
        Assert.All(agree, agrees => Assert.True(agrees, "A layer does not serve the stored value."));
    }

    [Fact]
    [Covers("Eventual consistency: a value read before a write and filled in after it does not stay")]
    [ProvenBy(typeof(KeepsStaleFill))]
    public async Task A_reader_overtaken_by_a_write_does_not_leave_the_old_value_behind()
    {
        var id = await apex.PublishedAsync(count: 1);

        await apex.ReadSlowlyAsync(apex.FirstClient, id, meanwhile: () => apex.PutAsync(id, count: 2));

        var atFirst = await CacheFixture.GpuCountAsync(apex.FirstClient, id);
        var atSecond = await CacheFixture.GpuCountAsync(apex.SecondClient, id);
        Assert.Equal((2, 2), (atFirst, atSecond));
    }

    [Fact]
    [Covers("Eventual consistency: an invalidation that could not be sent is sent once the writer is reconnected to "
        + "Redis")]
    [ProvenBy(typeof(DisablesAutoRecovery))]
    public async Task A_write_while_the_writers_line_is_cut_reaches_the_other_node_when_it_is_back()
    {
        var id = await apex.PublishedAsync(count: 1);
        await CacheFixture.GpuCountAsync(apex.FirstClient, id);
        apex.SecondLine.Cut();
        await apex.PutAsync(id, count: 2);

        apex.SecondLine.Restore();

        Assert.True(await apex.FirstSeesInTimeAsync(id, 2), "The other node serves the old value.");
    }

    [Fact]
    [Covers("Eventual consistency: an invalidation that comes late drops what the edge took from its node meanwhile")]
    [ProvenBy(typeof(OmitsBackplaneService))]
    public async Task A_message_that_comes_late_drops_what_the_edge_has_taken_meanwhile()
    {
        var id = await apex.PublishedAsync(count: 1);
        await CacheFixture.GpuCountAsync(apex.FirstClient, id);
        apex.FirstLine.Stall(LineDirection.ToClient);
        await apex.PutAsync(id, count: 2);
        await CacheFixture.GpuCountAsync(apex.EdgeClient, id);

        apex.FirstLine.Restore();

        Assert.True(await CacheFixture.SeesInTimeAsync(apex.EdgeClient, id, 2), "The edge serves the old value.");
    }

    [Fact]
    [Covers("Eventual consistency: a node that missed invalidations drops stale entries once it is reconnected")]
    [ProvenBy(typeof(OmitsBackplaneService))]
    [ProvenBy(typeof(SkipsEdgePurgeOnReconnect))]
    public async Task A_write_while_the_readers_line_is_cut_reaches_it_and_the_edge_when_it_is_back()
    {
        var id = await apex.PublishedAsync(count: 1);
        await CacheFixture.GpuCountAsync(apex.FirstClient, id);
        apex.FirstLine.Cut();
        await apex.PutAsync(id, count: 2);
        await CacheFixture.GpuCountAsync(apex.EdgeClient, id);

        apex.FirstLine.Restore();

        Assert.True(await apex.FirstSeesInTimeAsync(id, 2), "The reconnected node serves the old value.");
        Assert.True(await CacheFixture.SeesInTimeAsync(apex.EdgeClient, id, 2), "The edge serves the old value.");
    }

    [Fact]
    [Covers("Cost: memory, Redis and database lookups and their hits are counted and exposed; one that fails is a "
        + "miss")]
    [ProvenBy(typeof(MeterIsSwitchedOff))]
    public async Task The_hit_ratio_of_each_layer_is_exposed()
    {
        var id = await apex.PublishedAsync();
        await CacheFixture.GpuCountAsync(apex.FirstClient, id);
        var before = await apex.StatisticsAsync();

        await CacheFixture.GpuCountAsync(apex.SecondClient, id);
        await CacheFixture.GpuCountAsync(apex.SecondClient, id);
        await apex.ReadCutOffAsync();

        var after = (await apex.StatisticsAsync()).Since(before, Layer.Memory, Layer.Redis, Layer.Database);
        Assert.Equal([(3, 1.0), (2, 1.0), (1, 1.0)], after);
    }

    [Fact]
    [Covers("Cost: database latency is measured and exposed")]
    [ProvenBy(typeof(ClockStandsStill))]
    public async Task Database_latency_is_exposed()
    {
        var id = await apex.PublishedAsync();
        await CacheFixture.GpuCountAsync(apex.SecondClient, await apex.PublishedAsync());
        var before = await apex.StatisticsAsync();

        await apex.ReadSlowlyAsync(apex.SecondClient, id, meanwhile: () => apex.PassAsync(milliseconds: 250));

        Assert.Equal(250, (await apex.StatisticsAsync()).MillisecondsSince(before, Layer.Database), precision: 3);
    }

    [Fact]
    [Covers("Cost: a hit in memory sends nothing to Redis")]
    [ProvenBy(typeof(SkipsMemoryRead))]
    public async Task A_hit_in_memory_sends_nothing_to_Redis()
    {
        var id = await apex.PublishedAsync();
        await CacheFixture.GpuCountAsync(apex.FirstClient, id);
        var before = apex.FirstLine.Taken(LineDirection.ToServer);

        await CacheFixture.GpuCountAsync(apex.FirstClient, id);

        Assert.Equal(before, apex.FirstLine.Taken(LineDirection.ToServer));
    }
}
