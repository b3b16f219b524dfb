using Netra.Apex.Security.Audit;
using Netra.Compliance;

namespace Netra.CriticalTests.Security;

/// <summary>This part: what is recorded, and what becomes of it.</summary>
public sealed partial class PermissionAuthorization
{
    /// <remarks>The platform is a client of its own MCP server, which decides again.</remarks>
    [Fact]
    [Covers("Audit: every run at every door and every gift of a role, allowed or denied: who, what, when, why")]
    [ProvenBy(typeof(RecordsOnlyDenials))]
    [ProvenBy(typeof(RecordsOnlyRuns))]
    [ProvenBy(typeof(LosesTheReason))]
    public async Task Every_decision_is_recorded()
    {
        var member = await apex.JoinAsync("Pro");
        await using var program = new CustomerProgram(apex.Platform, member.Token);
        foreach (var door in (string[])["http", "mcp", "socket"])
        {
            await program.RunAsync(door, "apex/gpu_analyzer");
            await program.RunAsync(door, "apex/cost_optimizer");
        }

        await apex.GiveAsync(member.Name, member.Name, "Enterprise");

        var recorded = string.Join('\n', await apex.DecisionsAboutAsync(member.Name));
        Assert.Equal(Expected(member.Name, $"{apex.Now:O}"), recorded);
    }

    [Theory]
    [InlineData("edited", 2)]
    [InlineData("edited with its hash", 3)]
    [InlineData("deleted", 3)]
    [InlineData("inserted", 4)]
    [InlineData("exchanged", 2)]
    [Covers("Audit: an entry that was edited, deleted, inserted or exchanged with another is noticed, and named")]
    [ProvenBy(typeof(ComputesHashesOnReading))]
    public async Task An_entry_that_was_tampered_with_is_noticed(string how, int noticed)
    {
        await RecordAsync();
        var first = (await apex.CheckAsync()).Sequence - 2;

        var problem = await apex.CheckTamperedAsync(
            rows => [.. rows[..^3], .. Tamper(how, rows[^3], rows[^2], rows[^1])]);

        Assert.Equal($"Entry {first + noticed - 1} is not the one that was written there.", problem);
    }

    /// <remarks>What is left is a whole chain: only somebody who noted an entry can know.</remarks>
    [Fact]
    [Covers("Audit: a trail that nobody touched is whole, and one that was cut at its end lacks the noted entry")]
    [ProvenBy(typeof(LosesTheReason))]
    [ProvenBy(typeof(LosesTheQuery))]
    public async Task A_trail_that_was_cut_lacks_the_noted_entry()
    {
        await RecordAsync();
        var noted = await apex.CheckAsync();

        var cut = await apex.CheckTamperedAsync(rows => rows[..^1], noted);

        Assert.Equal(
            (null, $"Entry {noted.Sequence} is not the one that was noted, or it is gone."),
            ((await apex.CheckAsync(noted)).Problem, cut));
    }

    private static string Expected(string member, string now) =>
        $"""
        root, give Pro to {member}, Http, True: is an administrator ({now})
        {member}, run apex/gpu_analyzer, Http, True: needs Free, has Pro ({now})
        {member}, run apex/gpu_analyzer, Mcp, True: needs Free, has Pro ({now})
        {member}, run apex/cost_optimizer, Http, False: needs Enterprise, has Pro ({now})
        {member}, run apex/gpu_analyzer, Mcp, True: needs Free, has Pro ({now})
        {member}, run apex/cost_optimizer, Mcp, False: needs Enterprise, has Pro ({now})
        {member}, run apex/gpu_analyzer, Socket, True: needs Free, has Pro ({now})
        {member}, run apex/gpu_analyzer, Mcp, True: needs Free, has Pro ({now})
        {member}, run apex/cost_optimizer, Socket, False: needs Enterprise, has Pro ({now})
        {member}, give Enterprise to {member}, Http, False: is no administrator ({now})
        """;

    private static AuditRow[] Tamper(string how, AuditRow first, AuditRow second, AuditRow third)
    {
        var forged = second.Content.Replace("false", "true", StringComparison.Ordinal);
        return how switch
        {
            "edited" => [first, At(second.Sequence, forged, second), third],
            "edited with its hash" => [first, AuditRow.After(first, forged), third],
            "deleted" => [first, third],
            "inserted" => [first, second, AuditRow.After(second, forged), At(third.Sequence + 1, third.Content, third)],
            _ => [first, At(second.Sequence, third.Content, third), At(third.Sequence, second.Content, second)],
        };
    }

    private static AuditRow At(long sequence, string content, AuditRow row) =>
        new() { Sequence = sequence, Content = content, Hash = row.Hash };

    /// <summary>Three denials and what belongs to them.</summary>
    private async Task RecordAsync()
    {
        await using var program = await apex.ProgramOfAsync("Free");
        await program.RunEachAsync("http");
        await program.RunAsync("http", "lab1/tool");
    }
}
