using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Security.Audit;
using Netra.Apex.Security.Permissions;
using Netra.Apex.Security.Tokens;
using Netra.Apex.Storage;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Security;

/// <summary>What several nodes on one store do at the same time.</summary>
public sealed class SecurityStoresTests
{
    private const int Many = 8;

    [Fact]
    public async Task Decisions_of_several_nodes_make_one_chain()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var nodes = Enumerable.Range(0, Many).Select(_ => TrailOf(platform)).ToList();
        await Task.WhenAll(nodes.Concat(nodes).Select(node => node.AppendAsync(Decision("run"))));
        Assert.Equal(2 * Many, (await CheckAsync(platform)).Sequence);
        Assert.Null((await CheckAsync(platform)).Problem);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\ud800")]
    [InlineData("a\r\nb\"")]
    public async Task A_text_that_a_customer_chose_is_stored_whatever_it_is(string text)
    {
        await using var platform = await UsagePlatform.StartAsync();
        await TrailOf(platform).AppendAsync(Decision(text));
        Assert.Null((await CheckAsync(platform)).Problem);
    }

    [Fact]
    public void Of_a_long_text_only_the_beginning_is_stored()
    {
        var entry = new AuditEntry(default, Decision(new string('a', 301)));
        Assert.Contains($"\"{new string('a', 300)}\"", entry.ToContent());
    }

    [Fact]
    public async Task Several_nodes_make_one_key_of_32_bytes()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var protection = platform.Get<IDataProtectionProvider>();
        var nodes = Enumerable.Range(0, Many).Select(_ => new TokenKey(Contexts(platform), protection));
        var keys = await Task.WhenAll(nodes.Select(node => node.LoadAsync()));
        var key = Assert.Single(keys.Select(key => Convert.ToHexString(((SymmetricSecurityKey)key).Key)).Distinct());
        Assert.Equal(64, key.Length);
    }

    [Fact]
    public async Task Of_several_nodes_that_give_a_first_role_none_fails()
    {
        await using var platform = await UsagePlatform.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => platform.Get<Roles>().GiveAsync("ann", Role.Pro)));
        Assert.Equal(Role.Pro, await platform.Get<Roles>().OfAsync("ann"));
    }

    [Fact]
    public async Task A_first_role_that_cannot_be_stored_is_not_given_in_silence()
    {
        const string Full = """CREATE TRIGGER "Full" BEFORE INSERT ON "Roles" BEGIN SELECT RAISE(ABORT, 'full'); END""";
        await using var platform = await UsagePlatform.StartAsync();
        await using var context = await Contexts(platform).CreateDbContextAsync();
        await context.Database.ExecuteSqlRawAsync(Full);
        await Assert.ThrowsAsync<DbUpdateException>(() => platform.Get<Roles>().GiveAsync("ann", Role.Pro));
    }

    [Fact]
    public async Task A_token_that_nobody_asks_about_any_more_leaves_nothing_open()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var (tokens, open) = (platform.Get<TokenStore>(), platform.Get<LiveSessions>().Join("id"));
        await tokens.AddAsync(Token(platform, "id"));
        var asked = (await tokens.IsAliveAsync("id"), IsOver(TimeSpan.FromDays(1)), await tokens.IsAliveAsync("id"));
        Assert.Equal((true, false, true), asked);
        Assert.False(IsOver(TimeSpan.FromDays(2) - TimeSpan.FromMilliseconds(1)));
        Assert.True(IsOver(TimeSpan.FromMilliseconds(1)));

        bool IsOver(TimeSpan later)
        {
            platform.Time.Advance(later);
            return open.IsCancellationRequested;
        }
    }

    [Fact]
    public async Task Of_many_tokens_that_are_made_at_once_none_passes_the_limit()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var tokens = platform.Get<TokenStore>();
        for (var number = 1; number < TokenStore.MostTokens; number++)
        {
            Assert.True(await tokens.AddAsync(Token(platform, $"{number}")));
        }

        var more = Enumerable.Range(0, Many).Select(number => tokens.AddAsync(Token(platform, $"more {number}")));
        await Task.WhenAll(more);
        Assert.InRange((await tokens.ListAsync("ann")).Count, TokenStore.MostTokens - 1, TokenStore.MostTokens);
    }

    private static TokenRow Token(UsagePlatform platform, string id) => new()
    {
        Id = id,
        Customer = "ann",
        Name = "ci",
        ExpiresAt = platform.Time.GetUtcNow().AddDays(30).UtcTicks,
    };

    private static AuditedDecision Decision(string what) => new("ann", what, Door.Http, IsAllowed: true, "why");

    private static IDbContextFactory<ApexContext> Contexts(UsagePlatform platform) =>
        platform.Get<IDbContextFactory<ApexContext>>();

    private static AuditTrail TrailOf(UsagePlatform platform) =>
        new(Contexts(platform), platform.Time, NullLogger<AuditTrail>.Instance);

    private static async Task<AuditReport> CheckAsync(UsagePlatform platform)
    {
        var check = new AuditCheck(0, "");
        await using var context = await Contexts(platform).CreateDbContextAsync();
        await context.Set<AuditRow>().OrderBy(row => row.Sequence).ForEachAsync(check.Take);
        return check.Report;
    }
}
