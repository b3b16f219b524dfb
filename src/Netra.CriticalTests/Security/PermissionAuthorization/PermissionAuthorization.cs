using System.Net;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Security;

/// <summary>Free, Pro and Enterprise, each including the one before: what they may run, wherever they ask.</summary>
[CriticalTest(16, "Permissions and authorization")]
[BusinessValue(
    31_000,
    "Customers pay for roles: a tool that is open to all is not paid for, and one that stays closed is asked back",
    Category = BusinessCategory.FeatureUtilization,
    Stage = CustomerStage.Trial)]
public sealed partial class PermissionAuthorization(PermissionFixture apex) : IClassFixture<PermissionFixture>
{
    // The shortest time that the end of a connection knows.
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);
    private static readonly string LongestSubject = new('s', 255);

    // To whom root gives which role, and what becomes of it.
    private static readonly (string Subject, string? Role, string Outcome)[] Gifts =
    [
        ("ann", "gold", "BadRequest: ann has Free"),
        ("ann", null, "BadRequest: ann has Free"),
        ("ann", "pro", "OK: ann has Pro"),
        ("x%2Fy", "Enterprise", "OK: x/y has Enterprise"),
        ("%20", "Pro", "BadRequest:   has Free"),
        ("a%0Ab", "Pro", "BadRequest: a\nb has Free"),
        (LongestSubject, "Pro", $"OK: {LongestSubject} has Pro"),
        ($"{LongestSubject}s", "Pro", $"BadRequest: {LongestSubject}s has Free"),
    ];

    [Theory]
    [InlineData("Free", "allowed denied denied")]
    [InlineData("Pro", "allowed allowed denied")]
    [InlineData("Enterprise", "allowed allowed allowed")]
    [Covers("Roles: over HTTP with a signed token each role runs its tools and those of the roles before it, no other")]
    [ProvenBy(typeof(KeepsRolesApart))]
    [ProvenBy(typeof(GivesProToolsToEverybody))]
    public async Task A_role_runs_its_tools_over_http(string role, string outcomes)
    {
        await using var program = await apex.ProgramOfAsync(role);
        Assert.Equal(outcomes, await program.RunEachAsync("http"));
    }

    [Fact]
    [Covers("Roles: root gives roles that there are, to subjects that can be; anything else changes nothing")]
    [ProvenBy(typeof(TakesUnknownRolesForPro))]
    public async Task A_role_or_a_subject_that_cannot_be_is_refused() =>
        Assert.Equal(
            Gifts.Select(gift => gift.Outcome),
            await Gifts.OneByOneAsync(gift => apex.GiveAndShowAsync(gift.Subject, gift.Role)));

    [Theory]
    [InlineData("changed")]
    [InlineData("signed")]
    [InlineData("none")]
    [Covers("Roles: a token that is changed, signed by somebody else or not signed is refused at every door")]
    [ProvenBy(typeof(AcceptsAnySignature))]
    [ProvenBy(typeof(AcceptsUnsignedTokens))]
    public async Task A_forged_token_is_refused_at_every_door(string how)
    {
        var member = await apex.JoinAsync("Enterprise");
        await using var program = new CustomerProgram(apex.Platform, PermissionFixture.Forge(member.Token, how));
        Assert.Equal("refused refused refused", await program.RunEverywhereAsync());
    }

    [Theory]
    [InlineData("aud", "another platform")]
    [InlineData("iss", "another platform")]
    [Covers("Roles: a token for somebody else, or made by somebody else, is refused at every door")]
    [ProvenBy(typeof(IgnoresForWhomTokensAre))]
    [ProvenBy(typeof(IgnoresWhoMadeTokens))]
    public async Task A_token_of_something_else_is_refused_at_every_door(string claim, string value)
    {
        var member = await apex.JoinAsync("Enterprise");
        await using var program = new CustomerProgram(apex.Platform, await apex.WithAsync(member.Token, claim, value));
        Assert.Equal("refused refused refused", await program.RunEverywhereAsync());
    }

    [Fact]
    [Covers("Roles: a token is good until just before it expires, and refused at every door from that instant on")]
    [ProvenBy(typeof(LosesADay))]
    [ProvenBy(typeof(AcceptsTokensAtExpiry))]
    public async Task An_expired_token_is_refused_at_every_door()
    {
        await using var program = await apex.ProgramOfAsync("Enterprise");
        apex.Time.Advance(TimeSpan.FromDays(2) - Instant);
        var before = await program.RunEverywhereAsync();
        apex.Time.Advance(Instant);

        Assert.Equal(
            ("allowed allowed allowed", "refused refused refused"),
            (before, await program.RunEverywhereAsync()));
    }

    [Theory]
    [InlineData("Free", "allowed denied denied", 1)]
    [InlineData("Pro", "allowed allowed denied", 2)]
    [InlineData("Enterprise", "allowed allowed allowed", 3)]
    [Covers("Tool access: over MCP each role runs the same tools as over HTTP, and is listed no other")]
    [ProvenBy(typeof(DoesNotAskAtMcp))]
    [ProvenBy(typeof(ListsEveryTool))]
    public async Task A_role_runs_and_is_listed_its_tools_over_mcp(string role, string outcomes, int listed)
    {
        await using var program = await apex.ProgramOfAsync(role);
        Assert.Equal(
            (outcomes, string.Join(' ', CustomerProgram.Tools.Take(listed).Order(StringComparer.Ordinal))),
            (await program.RunEachAsync("mcp"), string.Join(' ', await program.ListAsync())));
    }

    [Theory]
    [InlineData("Free", "allowed denied denied")]
    [InlineData("Pro", "allowed allowed denied")]
    [InlineData("Enterprise", "allowed allowed allowed")]
    [Covers("Tool access: over a WebSocket each role runs the same tools as over HTTP")]
    [ProvenBy(typeof(KeepsRolesApart))]
    [ProvenBy(typeof(GivesProToolsToEverybody))]
    public async Task A_role_runs_its_tools_over_a_socket(string role, string outcomes)
    {
        await using var program = await apex.ProgramOfAsync(role);
        Assert.Equal(outcomes, await program.RunEachAsync("socket"));
    }

    [Theory]
    [InlineData("Free", "apex: gpu_analyzer; lab1 is away: ; lab2: ")]
    [InlineData("Pro", "apex: gpu_analyzer performance_profiler; lab1 is away: ; lab2: gauge")]
    [InlineData("Enterprise", "apex: cost_optimizer gpu_analyzer performance_profiler; lab1 is away: ; lab2: gauge")]
    [Covers("Tool access: each role is listed the tools of every server that it may run, though one is away")]
    [ProvenBy(typeof(GivesProToolsToEverybody))]
    [ProvenBy(typeof(IgnoresTheRolesOfServers))]
    public async Task A_role_is_listed_its_tools_of_every_server(string role, string listed)
    {
        var member = await apex.JoinAsync(role);
        Assert.Equal(listed, await apex.ToolsOfAsync(member.Name));
    }

    // Nobody answers at the first, and the second has another tool: a call that is allowed ends with 502 or 404.
    [Theory]
    [InlineData("Pro", "denied denied 404 404")]
    [InlineData("Enterprise", "502 502 404 404")]
    [Covers("Tool access: tools of another server need Enterprise unless the configuration names another role")]
    [ProvenBy(typeof(OpensOtherServers))]
    [ProvenBy(typeof(IgnoresTheRolesOfServers))]
    public async Task Tools_of_another_server_need_the_highest_role_unless_configured(string role, string outcomes)
    {
        await using var program = await apex.ProgramOfAsync(role);
        var open = $"{await program.RunAsync("http", "lab2/tool")} {await program.RunAsync("socket", "lab2/tool")}";
        var closed = $"{await program.RunAsync("http", "lab1/tool")} {await program.RunAsync("socket", "lab1/tool")}";
        Assert.Equal(outcomes, $"{closed} {open}");
    }

    [Theory]
    [InlineData("http")]
    [InlineData("mcp")]
    [InlineData("socket")]
    [Covers("Revocation: a role works from when it is given until it is taken away, on open connections too")]
    [ProvenBy(typeof(RemembersRoles))]
    [ProvenBy(typeof(OnlyRaisesRoles))]
    public async Task A_role_works_only_while_the_customer_has_it(string door)
    {
        var member = await apex.JoinAsync(role: null);
        await using var program = new CustomerProgram(apex.Platform, member.Token);
        var before = await program.RunAsync(door, "apex/performance_profiler");
        await apex.GiveAsync("root", member.Name, "Pro");
        var given = await program.RunAsync(door, "apex/performance_profiler");
        await apex.GiveAsync("root", member.Name, "Free");

        var taken = await program.RunAsync(door, "apex/performance_profiler");

        Assert.Equal("denied allowed denied", $"{before} {given} {taken}");
    }

    [Fact]
    [Covers("Revocation: a revoked token is refused at every door, on open connections too")]
    [ProvenBy(typeof(KeepsRevokedTokens))]
    [ProvenBy(typeof(TrustsSignedTokens))]
    public async Task A_revoked_token_is_refused_at_every_door()
    {
        var member = await apex.JoinAsync("Enterprise");
        await using var program = new CustomerProgram(apex.Platform, member.Token);
        var before = await program.RunEverywhereAsync();
        await apex.RevokeAsync(member.Name, member.TokenId);

        Assert.Equal(
            ("allowed allowed allowed", "refused refused refused"),
            (before, await program.RunEverywhereAsync()));
    }

    [Fact]
    [Covers("Revocation: a socket at another node runs nothing any more, though that node is not told")]
    [ProvenBy(typeof(KeepsRevokedTokens))]
    [ProvenBy(typeof(LooksTokensUpOnce))]
    public async Task A_revoked_token_runs_nothing_over_an_open_socket_at_another_node()
    {
        await using var another = await apex.StartNodeAsync();
        var member = await apex.JoinAsync("Enterprise");
        await using var program = new CustomerProgram(another, member.Token);
        var before = await program.RunAsync("socket", "apex/gpu_analyzer");
        await apex.RevokeAsync(member.Name, member.TokenId);

        Assert.Equal("allowed refused", $"{before} {await program.RunAsync("socket", "apex/gpu_analyzer")}");
    }

    [Fact]
    [Covers("Revocation: an open socket is closed as soon as its token is revoked, though nothing is asked there")]
    [ProvenBy(typeof(MixesUpOwners))]
    public async Task A_revoked_token_closes_its_socket()
    {
        var member = await apex.JoinAsync("Enterprise");
        await using var program = new CustomerProgram(apex.Platform, member.Token);
        var before = await program.RunAsync("socket", "apex/gpu_analyzer");
        await apex.RevokeAsync(member.Name, member.TokenId);

        Assert.Equal("allowed refused", $"{before} {await program.EndOfSocketAsync()}");
    }

    [Fact]
    [Covers("Revocation: an open socket is closed at the instant at which its token expires, between two heartbeats")]
    [ProvenBy(typeof(GrantsADayMore))]
    public async Task An_expired_token_closes_its_socket()
    {
        var member = await apex.JoinAsync("Enterprise", days: 1);
        await using var program = new CustomerProgram(apex.Platform, member.Token);
        apex.Time.Advance(TimeSpan.FromHours(1));
        await program.RunAsync("socket", "apex/gpu_analyzer");
        apex.Time.Advance(TimeSpan.FromHours(23) - Instant);
        var before = await program.RunAsync("socket", "apex/gpu_analyzer");
        apex.Time.Advance(Instant);

        Assert.Equal("allowed refused", $"{before} {await program.EndOfSocketAsync()}");
    }

    [Fact]
    [Covers("Revocation: only an administrator gives roles, and a customer cannot give itself one")]
    [ProvenBy(typeof(TakesEverybodyForAnAdministrator))]
    public async Task Only_an_administrator_gives_roles()
    {
        var member = await apex.JoinAsync("Free");
        await using var program = new CustomerProgram(apex.Platform, member.Token);
        await apex.GiveAsync(member.Name, member.Name, "Enterprise");

        Assert.Equal("allowed denied denied", await program.RunEachAsync("http"));
    }

    [Fact]
    [Covers("Revocation: a customer cannot revoke the token of another one, and is not told that there is one")]
    [ProvenBy(typeof(MixesUpOwners))]
    public async Task A_customer_cannot_revoke_the_token_of_another()
    {
        var member = await apex.JoinAsync("Free");
        await using var program = new CustomerProgram(apex.Platform, member.Token);

        var status = await apex.RevokeAsync("mallory", member.TokenId);

        Assert.Equal(
            (HttpStatusCode.NotFound, "allowed"),
            (status, await program.RunAsync("http", "apex/gpu_analyzer")));
    }
}
