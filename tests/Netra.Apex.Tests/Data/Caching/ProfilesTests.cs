using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Options;
using Netra.Apex.Data.Caching;
using Netra.Apex.Tests.Data.Usage;
using ZiggyCreatures.Caching.Fusion;

namespace Netra.Apex.Tests.Data.Caching;

/// <summary>Profiles at a node without Redis and without an edge.</summary>
public sealed class ProfilesTests
{
    private const string Path = "data/profiles/big-one";

    [Fact]
    public async Task Everybody_reads_what_a_customer_has_published()
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        using var nobody = platform.ClientOf("");
        await PutAsync(ann, new { gpu = "H200", count = 8 });
        await PutAsync(ann, new { gpu = "H200", count = 16 });
        Assert.Equal(
            new WorkloadProfile("big-one", "H200", 16, 2), await nobody.GetFromJsonAsync<WorkloadProfile>(Path));
    }

    [Fact]
    public async Task Only_the_owner_changes_a_profile()
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        using var bob = platform.ClientOf("bob");
        using var nobody = platform.ClientOf("");
        await PutAsync(ann, new { gpu = "H200", count = 8 });
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(bob, new { gpu = "L4", count = 1 }));
        Assert.Equal(HttpStatusCode.Unauthorized, await PutAsync(nobody, new { gpu = "L4", count = 1 }));
        Assert.Equal(new WorkloadProfile("big-one", "H200", 8, 1), await bob.GetFromJsonAsync<WorkloadProfile>(Path));
    }

    [Fact]
    public async Task A_profile_that_was_asked_for_too_early_is_found_once_it_is_there()
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        using var early = await ann.GetAsync(Path);
        await PutAsync(ann, new { gpu = "H200", count = 8 });
        using var late = await ann.GetAsync(Path);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (early.StatusCode, late.StatusCode));
    }

    [Fact]
    public async Task Two_first_writes_at_the_same_time_are_two_versions()
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        await Task.WhenAll(Enumerable.Range(1, 4).Select(count => PutAsync(ann, new { gpu = "H200", count })));
        Assert.Equal(4, (await ann.GetFromJsonAsync<WorkloadProfile>(Path))!.Version);
    }

    [Fact]
    public async Task Nothing_may_be_kept_by_a_shared_cache_unless_it_says_so()
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        await PutAsync(ann, new { gpu = "H200", count = 8 });
        using var profile = await ann.GetAsync(Path);
        using var layers = await ann.GetAsync("data/cache");
        Assert.All([profile, layers], answer => Assert.True(answer.Headers.CacheControl!.NoStore));
    }

    [Fact]
    public async Task Redis_may_be_away_from_the_start()
    {
        await using var platform = await UsagePlatform.StartAsync(settings: ("Apex:Data:Cache:Redis", "127.0.0.1:1"));
        using var ann = platform.ClientOf("ann");
        await PutAsync(ann, new { gpu = "H200", count = 8 });
        Assert.Equal(8, (await ann.GetFromJsonAsync<WorkloadProfile>(Path))!.Count);
    }

    [Fact]
    public async Task Each_layer_keeps_an_entry_as_long_as_it_is_told_and_a_fill_tells_nobody()
    {
        await using var platform = await UsagePlatform.StartAsync(
            settings: [("Apex:Data:Cache:MemoryDuration", "00:00:07"), ("Apex:Data:Cache:RedisDuration", "00:01:11")]);
        var entry = platform.Get<IOptions<FusionCacheOptions>>().Value.DefaultEntryOptions;
        Assert.Equal(
            (TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(71)), (entry.Duration, entry.DistributedCacheDuration));
        Assert.True(entry.SkipBackplaneNotifications);
    }

    [Theory]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890-234", HttpStatusCode.OK)]
    [InlineData("a23456789012345678901234567890123456789012345678901234567890-2345", HttpStatusCode.BadRequest)]
    [InlineData("A", HttpStatusCode.BadRequest)]
    [InlineData("a_b", HttpStatusCode.BadRequest)]
    public async Task Takes_ids_of_64_small_letters_digits_and_hyphens(string id, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        using var answer = await ann.PutAsJsonAsync($"data/profiles/{id}", new { gpu = "H200", count = 1 });
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, 1, "gpu must have 1 to 40 characters, none of them a control character.")]
    [InlineData("H\u0000", 1, "gpu must have 1 to 40 characters, none of them a control character.")]
    [InlineData(" ", 1, "gpu must have 1 to 40 characters, none of them a control character.")]
    [InlineData("12345678901234567890123456789012345678901", 1,
        "gpu must have 1 to 40 characters, none of them a control character.")]
    [InlineData("1234567890123456789012345678901234567890", 1, null)]
    [InlineData("H200", 0, "count is 0; it must be 1 to 1024.")]
    [InlineData("H200", 1, null)]
    [InlineData("H200", 1024, null)]
    [InlineData("H200", 1025, "count is 1025; it must be 1 to 1024.")]
    public void Says_what_is_wrong_with_a_profile(string? gpu, int count, string? problem) =>
        Assert.Equal(problem, new ProfileRequest(gpu, count).Problem());

    [Fact]
    public async Task Refuses_a_profile_that_is_wrong()
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(ann, new { gpu = "H200", count = 0 }));
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient customer, object profile)
    {
        using var response = await customer.PutAsJsonAsync(Path, profile);
        return response.StatusCode;
    }
}
