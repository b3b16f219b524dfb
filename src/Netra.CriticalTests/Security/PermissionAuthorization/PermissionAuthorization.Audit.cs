using System.Net;
using Netra.Apex.Security.Audit;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Security;

/// <summary>This part: what is recorded, and what becomes of it.</summary>
public sealed partial class PermissionAuthorization
{
    private const string HashButOne = "23456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF0";
    private const string Hash = $"1{HashButOne}";

    private static readonly string[] Unclear =
    [
        "sequence=1",
        $"hash={Hash}",
        $"hash={Hash}&to=2",
        $"sequence=0&hash={Hash}",
        $"sequence=1&hash={Hash}&to=2",
        $"sequence=1&hash={HashButOne}",
        $"sequence=1&hash={Hash}0",
        $"sequence=1&hash=g{HashButOne}",
    ];

    /// <remarks>The platform is a client of its own MCP server, which decides again.</remarks>
    [Fact]
    [Covers("Audit: every run at every door and every gift of a role, allowed or denied: who, what, when, why")]
    [ProvenBy(typeof(RecordsOnlyDenials))]
    [ProvenBy(typeof(RecordsOnlyRuns))]
    [ProvenBy(typeof(LosesTheReason))]
    public async Task Every_decision_is_recorded()
    {
        var member = await apex.JoinAsync("Free");
        var before = (await apex.CheckAsync()).Sequence;
        await apex.GiveAsync("root", member.Name, "Pro");
        await using var program = new CustomerProgram(apex.Platform, member.Token);
        await RunAtEachDoorAsync(program);
        await apex.GiveAsync(member.Name, member.Name, "Enterprise");

        var recorded = string.Join('\n', await apex.DecisionsAboutAsync(member.Name, before));
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
        var noted = await apex.CheckAsync();

        var problem = await apex.CheckTamperedAsync(
            rows => [.. rows[..^3], .. Tamper(how, rows[^3], rows[^2], rows[^1])], noted);

        Assert.Equal($"Entry {noted.Sequence + noticed - 3} was changed after it was written.", problem);
    }

    /// <remarks>What is left is a whole chain: only somebody who noted an entry can know.</remarks>
    [Theory]
    [InlineData("cut")]
    [InlineData("written anew")]
    [Covers("Audit: an untouched trail is whole; one that was cut at its end, or written anew, lacks the noted entry")]
    [ProvenBy(typeof(LosesTheReason))]
    [ProvenBy(typeof(LosesTheQuery))]
    public async Task A_trail_that_was_cut_lacks_the_noted_entry(string how)
    {
        await RecordAsync();
        var noted = await apex.CheckAsync();

        var cut = await apex.CheckTamperedAsync(
            rows => how == "cut" ? rows[..^1] : [.. rows[..^1], AuditRow.After(rows[^2], "{}")], noted);

        Assert.Equal(
            (null, $"Entry {noted.Sequence} is missing or differs from the noted one."),
            ((await apex.CheckAsync(noted)).Problem, cut));
    }

    [Fact]
    [Covers("Audit: a question about a noted entry that is not understood is refused, not answered with no problem")]
    [ProvenBy(typeof(LosesTheQuery))]
    public async Task A_question_that_is_not_understood_is_refused() =>
        Assert.Equal(
            Unclear.Select(_ => HttpStatusCode.BadRequest), await Unclear.OneByOneAsync(apex.AskForCheckAsync));

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
        {member}, give Enterprise to {member}, Http, False: is not an administrator ({now})
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

    private static async Task RunAtEachDoorAsync(CustomerProgram program)
    {
        foreach (var door in (string[])["http", "mcp", "socket"])
        {
            await program.RunAsync(door, "apex/gpu_analyzer");
            await program.RunAsync(door, "apex/cost_optimizer");
        }
    }

    /// <summary>Three denials and what belongs to them.</summary>
    private async Task RecordAsync()
    {
        await using var program = await apex.ProgramOfAsync("Free");
        await program.RunEachAsync("http");
        await program.RunAsync("http", "lab1/tool");
    }
}
