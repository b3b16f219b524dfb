using System.Text.Json;
using Netra.Apex;
using Netra.Apex.Quality.Checkpoints;
using Netra.CriticalTests.Fixtures;
using StackExchange.Redis;

namespace Netra.CriticalTests.Quality;

/// <summary>A node by its name: the platforms that run as it one after the other, and its checkpoints.</summary>
internal sealed class Node(CheckpointFixture apex, string name, string prefix)
{
    private const int MostRounds = 10;

    private readonly string _root = $"{prefix}checkpoint:{name}:";
    private readonly int _loggedBefore = apex.Log.Count;

    /// <summary>The node's name.</summary>
    public string Name => name;

    /// <summary>What its platforms have logged of their checkpoints, each sentence once.</summary>
    public string Logged =>
        string.Join(' ', apex.Log.Of<NodeCheckpoints>(_loggedBefore).Select(line => line.Text).Distinct());

    private IDatabase Database => apex.Redis.GetDatabase();

    /// <summary>Starts a platform once the one before is gone.</summary>
    public async Task<ApexNode> StartAsync()
    {
        await InTime.TrueAsync(IsGoneAsync, "Redis has noticed the end of a platform");
        return await apex.StartNodeAsync(name);
    }

    /// <summary>Starts a platform.</summary>
    /// <returns>Ann, who speaks to it; it ends with her.</returns>
    public async Task<JobCustomer> StartForAnnAsync()
    {
        var platform = await StartAsync();
        return apex.AnnAt(platform.Address, platform);
    }

    /// <summary>Starts a process.</summary>
    public Task<ApexProcess> StartProcessAsync() => apex.StartProcessAsync(name);

    /// <summary>Starts two platforms at once.</summary>
    /// <returns>Those that started.</returns>
    public async Task<IReadOnlyList<ApexNode>> StartTwoAsync()
    {
        await InTime.TrueAsync(IsGoneAsync, "Redis has noticed the end of a platform");
        var both = new[] { apex.StartNodeAsync(name), apex.StartNodeAsync(name) };
        await ((Task)Task.WhenAll(both)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return [.. both.Where(start => start.IsCompletedSuccessfully).Select(start => start.Result)];
    }

    /// <summary>Starts a platform, lets it be used, and ends it.</summary>
    /// <returns>What the use gives, or why the platform does not start.</returns>
    public async Task<string> UseAsync(Func<JobCustomer, Task<string>> use)
    {
        try
        {
            await using var ann = await StartForAnnAsync();
            return await use(ann);
        }
        catch (CannotStartException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>Lets something be done at a platform whose name another one has taken, as it sees it.</summary>
    public async Task<T> WithoutNameAsync<T>(Func<Task<T>> action)
    {
        await Database.StringSetAsync($"{_root}owner", "another");
        return await action();
    }

    /// <summary>What Redis holds as a checkpoint, the latest unless stated; null: nothing.</summary>
    public async Task<byte[]?> StoredAsync(string which = "latest") => await Database.StringGetAsync($"{_root}{which}");

    /// <summary>Puts something in its place; null: nothing.</summary>
    public Task StoreAsync(byte[]? checkpoint, string which = "latest") =>
        Database.StringSetAsync($"{_root}{which}", checkpoint);

    /// <summary>The latest checkpoint's parts, as documented.</summary>
    public async Task<JsonElement> PartsAsync() =>
        JsonSerializer.Deserialize<JsonElement>(await StoredAsync()).GetProperty("body");

    /// <summary>How often each layer of the cache was asked, as the latest checkpoint has it.</summary>
    public async Task<string> LookupsAsync() => NodeContents.Of(await PartsAsync()).Lookups;

    /// <summary>The parts of every checkpoint that is seen while some work is done, which is done again, ten times at
    /// most, until a job was running in one of them.</summary>
    /// <exception cref="InvalidOperationException">No job was running in any of them.</exception>
    public async Task<IReadOnlyList<JsonElement>> PartsDuringAsync(Func<Task> work)
    {
        List<JsonElement> seen = [];
        for (var round = 0; round < MostRounds && !seen.Any(HasWork); round++)
        {
            await WatchAsync(work(), seen);
        }

        return seen.Any(HasWork)
            ? seen
            : throw new InvalidOperationException("No checkpoint was seen while a job was running.");
    }

    private async Task WatchAsync(Task work, List<JsonElement> seen)
    {
        while (!work.IsCompleted)
        {
            seen.Add(await PartsAsync());
        }

        await work;
    }

    private static bool HasWork(JsonElement parts) => parts.Jobs(JobStatus.Running).Length > 0;

    // Nobody listens any more to what is said to the last owner.
    private async ValueTask<bool> IsGoneAsync()
    {
        var owner = await Database.StringGetAsync($"{_root}owner");
        return await apex.Redis.GetSubscriber().PublishAsync(RedisChannel.Literal($"{_root}{owner}"), "?") == 0;
    }
}

/// <summary>What a checkpoint holds.</summary>
/// <param name="Jobs">The jobs by status, done ones first.</param>
/// <param name="Agents">The jobs for which agents work, and the steps that these have answered.</param>
/// <param name="Clients">The clients.</param>
/// <param name="Lookups">How often each layer of the cache was asked.</param>
internal sealed record NodeContents(string Jobs, string Agents, string Clients, string Lookups)
{
    public static NodeContents Of(JsonElement parts) => new(
        $"{parts.Jobs(JobStatus.Done)}, {parts.Jobs(JobStatus.Running)}, {parts.Jobs(JobStatus.Pending)}",
        $"{parts.JobsAtWork()}: {string.Join(' ', Parts(parts).Order())}",
        string.Join(' ', parts.GetProperty("connections").EnumerateArray()),
        string.Join(' ', parts.GetProperty("cache").EnumerateArray().Select(layer => layer.GetProperty("lookups"))));

    private static IEnumerable<string?> Parts(JsonElement parts) =>
        from work in parts.GetProperty("agents").EnumerateArray()
        from part in work.GetProperty("parts").EnumerateArray()
        select part.GetProperty("step").GetString();
}

/// <summary>Reads the parts of a checkpoint.</summary>
internal static class PartReading
{
    /// <summary>The jobs of a status.</summary>
    public static string Jobs(this JsonElement parts, JobStatus status) => string.Join(
        ' ',
        from job in parts.GetProperty("jobs").EnumerateArray()
        where job.GetProperty("status").GetString() == $"{status}"
        select job.GetProperty("id"));

    /// <summary>The jobs for which agents work.</summary>
    public static string JobsAtWork(this JsonElement parts) =>
        string.Join(' ', parts.GetProperty("agents").EnumerateArray().Select(work => work.GetProperty("job")));
}
