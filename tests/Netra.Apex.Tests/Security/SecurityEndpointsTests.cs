using System.Net;
using System.Net.Http.Json;
using System.Text;
using Netra.Apex.Security.Audit;
using Netra.Apex.Security.Permissions;
using Netra.Apex.Security.Tokens;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Security;

/// <summary>Roles, tokens and the audit trail over HTTP.</summary>
public sealed class SecurityEndpointsTests
{
    private const string HashButOne = "23456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF0";
    private const string Hash = $"1{HashButOne}";

    private static readonly (string, string) Root = ("Apex:Security:Permissions:Administrators:0", "root");

    [Theory]
    [InlineData("ann", "{}")]
    [InlineData("ann", "{'role':null}")]
    [InlineData("ann", "{'role':'1'}")]
    [InlineData("ann", "{'role':'gold'}")]
    [InlineData("ann", "{'role':'free, pro'}")]
    [InlineData("ann", "{'role':2}")]
    [InlineData("ann", "null")]
    [InlineData("%20", "{'role':'pro'}")]
    [InlineData("a%00b", "{'role':'pro'}")]
    public async Task Refuses_a_role_or_a_subject_that_there_is_not(string subject, string body)
    {
        await using var platform = await UsagePlatform.StartAsync(null, Root);
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(platform, "root", subject, body));
    }

    [Theory]
    [InlineData(255, HttpStatusCode.OK)]
    [InlineData(256, HttpStatusCode.BadRequest)]
    public async Task A_subject_has_255_characters_at_most(int length, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync(null, Root);
        Assert.Equal(status, await PutAsync(platform, "root", new string('a', length), "{'role':'pro'}"));
    }

    [Fact]
    public async Task Nobody_is_an_administrator_by_default()
    {
        await using var platform = await UsagePlatform.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(platform, "root", "ann", "{'role':'pro'}"));
        Assert.Equal(Role.Enterprise, await platform.Get<Roles>().OfAsync("ann"));
    }

    [Fact]
    public async Task Customers_see_their_own_role_and_administrators_all()
    {
        await using var platform = await UsagePlatform.StartAsync(null, Root);
        await PutAsync(platform, "root", "ann", "{'role':'PRO'}");
        Assert.Equal(
            ("""{"subject":"ann","role":"Pro"}""", "404", """{"subject":"ann","role":"Pro"}"""),
            (await ShowAsync(platform, "ann"), await ShowAsync(platform, "bob"), await ShowAsync(platform, "root")));
    }

    [Theory]
    [InlineData("security/audit", "ann", HttpStatusCode.Forbidden)]
    [InlineData("security/audit/check", "ann", HttpStatusCode.Forbidden)]
    [InlineData("security/audit?after=x", "root", HttpStatusCode.BadRequest)]
    [InlineData("security/audit/check?sequence=x", "root", HttpStatusCode.BadRequest)]
    [InlineData("security/audit/check", "root", HttpStatusCode.OK)]
    [InlineData($"security/audit/check?sequence=1&hash={Hash}", "root", HttpStatusCode.OK)]
    [InlineData("security/audit/check?sequence=1", "root", HttpStatusCode.BadRequest)]
    [InlineData("security/audit/check?sequence=", "root", HttpStatusCode.BadRequest)]
    [InlineData($"security/audit/check?hash={Hash}", "root", HttpStatusCode.BadRequest)]
    [InlineData($"security/audit/check?sequence=0&hash={Hash}", "root", HttpStatusCode.BadRequest)]
    [InlineData($"security/audit/check?seq=1&hash={Hash}", "root", HttpStatusCode.BadRequest)]
    [InlineData($"security/audit/check?sequence=1&hash={Hash}&to=2", "root", HttpStatusCode.BadRequest)]
    [InlineData($"security/audit/check?sequence=1&hash={Hash}0", "root", HttpStatusCode.BadRequest)]
    [InlineData($"security/audit/check?sequence=1&hash=g{HashButOne}", "root", HttpStatusCode.BadRequest)]
    public async Task The_trail_is_for_administrators(string path, string customer, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync(null, Root);
        using var client = platform.ClientOf(customer);
        Assert.Equal(status, (await client.GetAsync(path)).StatusCode);
    }

    /// <remarks>%252F is the %2F of a subject.</remarks>
    [Theory]
    [InlineData("x%2Fy", "x/y")]
    [InlineData("x%2fy%2F", "x/y/")]
    [InlineData("x%252Fy", "x%2Fy")]
    [InlineData("auth0%7C%25", "auth0|%")]
    public async Task A_subject_may_have_any_sign(string escaped, string subject)
    {
        await using var platform = await UsagePlatform.StartAsync(null, Root);
        Assert.Equal(HttpStatusCode.OK, await PutAsync(platform, "root", escaped, "{'role':'pro'}"));
        Assert.Equal(Role.Pro, await platform.Get<Roles>().OfAsync(subject));
        using var owner = platform.ClientOf(subject);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync($"security/roles/{escaped}")).StatusCode);
    }

    [Theory]
    [InlineData("ann", "{'role':'pro'}")]
    [InlineData("ann", "{'role':'owner'}")]
    [InlineData("%20", "{'role':'pro'}")]
    public async Task A_refused_attempt_to_give_a_role_is_recorded(string subject, string body)
    {
        await using var platform = await UsagePlatform.StartAsync(null, Root);
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(platform, "ann", subject, body));
        using var root = platform.ClientOf("root");
        var row = Assert.Single((await root.GetFromJsonAsync<AuditRow[]>("security/audit"))!);
        Assert.Contains("\"isAllowed\":false,\"why\":\"is not an administrator\"", row.Content);
    }

    [Fact]
    public async Task The_trail_names_role_and_subject_however_long_the_subject_is()
    {
        await using var platform = await UsagePlatform.StartAsync(null, Root);
        var subject = new string('a', 255);
        await PutAsync(platform, "root", subject, "{'role':'enterprise'}");
        using var root = platform.ClientOf("root");
        var row = Assert.Single((await root.GetFromJsonAsync<AuditRow[]>("security/audit"))!);
        Assert.Contains($"\"what\":\"give Enterprise to {subject}\"", row.Content);
    }

    [Fact]
    public async Task A_customer_has_a_hundred_tokens_at_most()
    {
        await using var platform = await UsagePlatform.StartAsync(null, ("Apex:Performance:Admission:Burst", "1000"));
        using var ann = platform.ClientOf("ann");
        for (var number = 1; number <= TokenStore.MostTokens; number++)
        {
            await MakeAsync(platform, "ann");
        }

        using var refused = await ann.PostAsJsonAsync("security/tokens", new { name = "ci" });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TokenStore.MostTokens, (await platform.Get<TokenStore>().ListAsync("ann")).Count);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{'name':' '}", HttpStatusCode.BadRequest)]
    [InlineData("{'name':'a\\u0000'}", HttpStatusCode.BadRequest)]
    [InlineData("{'name':'ci','days':0}", HttpStatusCode.BadRequest)]
    [InlineData("{'name':'ci','days':366}", HttpStatusCode.BadRequest)]
    [InlineData("{'name':'ci','days':365}", HttpStatusCode.Created)]
    [InlineData("{'name':'ci'}", HttpStatusCode.Created)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    public async Task A_token_has_a_name_and_a_year_at_most(string body, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        using var content = Json(body);
        Assert.Equal(status, (await ann.PostAsync("security/tokens", content)).StatusCode);
    }

    [Fact]
    public async Task Customers_see_their_own_tokens_without_the_secret()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var token = await MakeAsync(platform, "ann");
        var listed = await ListAsync(platform, "ann");
        Assert.Contains(token.Id, listed);
        Assert.DoesNotContain(token.Token, listed);
        Assert.Equal("[]", await ListAsync(platform, "bob"));
    }

    [Fact]
    public async Task A_token_that_has_expired_is_listed_no_more()
    {
        await using var platform = await UsagePlatform.StartAsync();
        await MakeAsync(platform, "ann");
        platform.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("[]", await ListAsync(platform, "ann"));
    }

    private static StringContent Json(string body) => new(body.Replace('\'', '"'), Encoding.UTF8, "application/json");

    private static async Task<HttpStatusCode> PutAsync(
        UsagePlatform platform, string giver, string subject, string body)
    {
        using var client = platform.ClientOf(giver);
        using var content = Json(body);
        return (await client.PutAsync($"security/roles/{subject}", content)).StatusCode;
    }

    private static async Task<NewToken> MakeAsync(UsagePlatform platform, string customer)
    {
        using var client = platform.ClientOf(customer);
        using var made = await client.PostAsJsonAsync("security/tokens", new { name = "ci", days = 1 });
        return (await made.Content.ReadFromJsonAsync<NewToken>())!;
    }

    private static async Task<string> ListAsync(UsagePlatform platform, string customer)
    {
        using var client = platform.ClientOf(customer);
        return await client.GetStringAsync("security/tokens");
    }

    private static async Task<string> ShowAsync(UsagePlatform platform, string customer)
    {
        using var client = platform.ClientOf(customer);
        using var response = await client.GetAsync("security/roles/ann");
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? body : $"{(int)response.StatusCode}";
    }
}
