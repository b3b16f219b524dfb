using System.Net.Http.Json;
using Netra.Apex.Data.Caching;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Fixtures.Network;

namespace Netra.CriticalTests.Data;

[CriticalTest(6, "Cache invalidation propagation")]
[BusinessValue(10_000, "Customers size their fleets by published profiles; a stale one that a cache still serves makes them buy the wrong hardware.",
    Category = BusinessCategory.Performance, Stage = CustomerStage.Retention)]
public sealed partial class CacheInvalidationPropagation(CacheFixture fixture) : IClassFixture<CacheFixture>
{
    [Fact]
    [Covers("Topology: a read fills the memory of its node on its way back")]
    [ProvenBy(typeof(MemoryIsNotFilled))]
    public async Task Only_the_first_read_at_a_node_goes_further_than_its_memory()
    {
        var id = await fixture.PublishedAsync();

        string[] answered = [await fixture.AnswersAsync(fixture.First, id), await fixture.AnswersAsync(fixture.First, id)];

        Assert.Equal([Layer.Database, Layer.Memory], answered);
    }

    [Fact]
    [Covers("Topology: a read fills Redis on its way back")]
    [ProvenBy(typeof(RedisIsNotFilled))]
    public async Task What_one_node_has_read_the_other_finds_in_Redis()
    {
        var id = await fixture.PublishedAsync();
        await CacheFixture.CountAsync(fixture.First, id);

        Assert.Equal(Layer.Redis, await fixture.AnswersAsync(fixture.Second, id));
    }

    [Fact]
    [Covers("Topology: a read fills the edge on its way back")]
    [ProvenBy(typeof(AnswersArePrivate))]
    public async Task The_edge_answers_the_second_read_without_asking_the_platform()
    {
        var id = await fixture.PublishedAsync();
        await CacheFixture.CountAsync(fixture.Edge, id);

        Assert.Empty(await fixture.AnswersAsync(fixture.Edge, id));
    }

    [Fact]
    [Covers("Cascade: a write removes the entry from the memory of its node and of the other")]
    [ProvenBy(typeof(OtherNodesAreNotTold))]
    [ProvenBy(typeof(OwnMemoryIsForgotten))]
    public async Task A_write_at_one_node_removes_the_entry_from_the_memory_of_both()
    {
        var id = await fixture.PublishedAsync(count: 1);
        await CacheFixture.CountAsync(fixture.First, id);
        await CacheFixture.CountAsync(fixture.Second, id);

        await fixture.PutAsync(id, count: 2);

        Assert.Equal(2, await CacheFixture.CountAsync(fixture.Second, id));
        Assert.True(await CacheFixture.SeesInTimeAsync(fixture.First, id, 2), "The other node still serves what was there before the write.");
    }

    [Fact]
    [Covers("Cascade: a write removes the entry from Redis")]
    [ProvenBy(typeof(RedisIsForgotten))]
    public async Task A_write_removes_the_entry_from_Redis()
    {
        var id = await fixture.PublishedAsync(count: 1);
        await CacheFixture.CountAsync(fixture.First, id);

        await fixture.PutAsync(id, count: 2);

        Assert.Equal(2, await CacheFixture.CountAsync(fixture.Second, id));
    }

    [Fact]
    [Covers("Cascade: a write removes the entry from the edge")]
    [ProvenBy(typeof(EdgeIsForgotten))]
    public async Task A_write_removes_the_entry_from_the_edge()
    {
        var id = await fixture.PublishedAsync(count: 1);
        await CacheFixture.CountAsync(fixture.Edge, id);

        await fixture.PutAsync(id, count: 2);

        Assert.True(await CacheFixture.SeesInTimeAsync(fixture.Edge, id, 2), "The edge still serves what was there before the write.");
    }

    [Fact]
    [Covers("Eventual consistency: after concurrent writes all layers agree within the bound")]
    [ProvenBy(typeof(OtherNodesAreNotTold))]
    public async Task After_writes_and_reads_at_the_same_time_every_layer_serves_what_is_stored()
    {
        var id = await fixture.PublishedAsync();
        HttpClient[] readers = [fixture.First, fixture.Second, fixture.Edge];
        await Task.WhenAll(readers.Select(reader => CacheFixture.CountAsync(reader, id)));

        await Task.WhenAll(Enumerable.Range(2, 8).SelectMany(count => (Task[])[fixture.PutAsync(id, count), .. readers.Select(reader => CacheFixture.CountAsync(reader, id))]));

        var stored = await fixture.StoredAsync(id);
        var agree = await Task.WhenAll(readers.Select(reader => CacheFixture.SeesInTimeAsync(reader, id, stored)));
        Assert.All(agree, agrees => Assert.True(agrees, "A layer serves something else than what is stored."));
    }

    [Fact]
    [Covers("Eventual consistency: a value read before a write and filled in after it does not stay")]
    [ProvenBy(typeof(LateFillIsKept))]
    public async Task A_reader_overtaken_by_a_write_does_not_leave_the_old_value_behind()
    {
        var id = await fixture.PublishedAsync(count: 1);

        await fixture.ReadSlowlyAsync(fixture.First, id, meanwhile: () => fixture.PutAsync(id, count: 2));

        int[] seen = [await CacheFixture.CountAsync(fixture.First, id), await CacheFixture.CountAsync(fixture.Second, id)];
        Assert.Equal([2, 2], seen);
    }

    [Fact]
    [Covers("Eventual consistency: what a cut writer could not tell is told when its line is back")]
    [ProvenBy(typeof(NothingIsRepeated))]
    public async Task A_write_while_the_writers_line_is_cut_reaches_the_other_node_when_it_is_back()
    {
        var id = await fixture.PublishedAsync(count: 1);
        await CacheFixture.CountAsync(fixture.First, id);
        fixture.SecondLine.Cut();
        await fixture.PutAsync(id, count: 2);

        fixture.SecondLine.Restore();

        Assert.True(await CacheFixture.SeesInTimeAsync(fixture.First, id, 2), "The node that was not told still serves the old value.");
    }

    [Fact]
    [Covers("Eventual consistency: what a cut reader did not hear is made good when its line is back")]
    [ProvenBy(typeof(ReconnectionIsIgnored))]
    [ProvenBy(typeof(EdgeIsNotToldOfReconnection))]
    public async Task A_write_while_the_readers_line_is_cut_reaches_it_and_the_edge_when_it_is_back()
    {
        var id = await fixture.PublishedAsync(count: 1);
        await CacheFixture.CountAsync(fixture.First, id);
        fixture.FirstLine.Cut();
        await fixture.PutAsync(id, count: 2);
        await CacheFixture.CountAsync(fixture.Edge, id);

        fixture.FirstLine.Restore();

        Assert.True(await CacheFixture.SeesInTimeAsync(fixture.First, id, 2), "The node that heard nothing still serves the old value.");
        Assert.True(await CacheFixture.SeesInTimeAsync(fixture.Edge, id, 2), "The edge still serves what that node gave it meanwhile.");
    }

    [Fact]
    [Covers("Cost: lookups and hits of each layer are counted and exposed")]
    [ProvenBy(typeof(MeterIsSwitchedOff))]
    public async Task The_hit_ratio_of_each_layer_is_exposed()
    {
        var id = await fixture.PublishedAsync();
        await CacheFixture.CountAsync(fixture.First, id);
        var before = await fixture.StatisticsAsync();

        await CacheFixture.CountAsync(fixture.Second, id);
        await CacheFixture.CountAsync(fixture.Second, id);

        var after = await fixture.StatisticsAsync();
        Assert.Equal([(2, 1.0), (1, 1.0), (0, 0.0)], new[] { Layer.Memory, Layer.Redis, Layer.Database }.Select(layer => after.Since(before, layer)));
    }

    [Fact]
    [Covers("Cost: the latency of each layer is measured and exposed")]
    [ProvenBy(typeof(ClockStandsStill))]
    public async Task The_latency_of_the_slow_layer_is_exposed()
    {
        var id = await fixture.PublishedAsync();
        var before = await fixture.StatisticsAsync();

        await fixture.ReadSlowlyAsync(fixture.Second, id, meanwhile: () => fixture.PassAsync(milliseconds: 250));

        Assert.Equal(250, (await fixture.StatisticsAsync()).MillisecondsSince(before, Layer.Database), precision: 3);
    }

    [Fact]
    [Covers("Cost: a hit in memory touches no network")]
    [ProvenBy(typeof(MemoryIsNotAsked))]
    public async Task A_hit_in_memory_sends_nothing_to_Redis()
    {
        var id = await fixture.PublishedAsync();
        await CacheFixture.CountAsync(fixture.First, id);
        var before = fixture.FirstLine.Taken(LineDirection.ToServer);

        await CacheFixture.CountAsync(fixture.First, id);

        Assert.Equal(before, fixture.FirstLine.Taken(LineDirection.ToServer));
    }
}
