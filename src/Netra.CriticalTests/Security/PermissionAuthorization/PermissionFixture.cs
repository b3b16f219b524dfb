using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Netra.Apex.Performance.Tools;
using Netra.Apex.Security.Audit;
using Netra.Apex.Security.Permissions;
using Netra.Apex.Security.Tokens;
using Netra.Apex.Storage;
using Netra.CriticalTests.Fixtures;
using Netra.CriticalTests.Performance;

namespace Netra.CriticalTests.Security;

/// <summary>A customer with a token.</summary>
/// <param name="Name">The subject.</param>
/// <param name="TokenId">The token's id.</param>
/// <param name="Token">The token itself.</param>
internal sealed record Member(string Name, string TokenId, string Token);

/// <summary>A platform with an administrator, <c>root</c>, and two more tool servers: <c>lab1</c>, which nobody reaches
/// and for which no role is configured, and <c>lab2</c>, which has a tool and is for Pro.</summary>
public sealed class PermissionFixture : ApexFixture
{
    private const string Root = "root";
    private const string Nobody = "http://127.0.0.1:9/mcp";

    private ToolLab? _lab;

    /// <summary>The time on the platform's clock.</summary>
    internal DateTimeOffset Now => Time.GetUtcNow();

    public override async Task InitializeAsync()
    {
        _lab = await ToolLab.StartAsync();
        _lab.Add("gauge", call => call.AnswerAsync());
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await (_lab?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>The name of a customer whom no other test knows.</summary>
    internal static string NewName() => $"customer-{Guid.NewGuid():N}";

    /// <summary>A new customer with a token.</summary>
    /// <param name="role">The role that root gives; null: none.</param>
    /// <param name="days">How long the token is good.</param>
    internal async Task<Member> JoinAsync(string? role, int days = 2)
    {
        var name = NewName();
        if (role is not null && await GiveAsync(Root, name, role) is not HttpStatusCode.OK and var status)
        {
            throw new InvalidOperationException($"Root could not give a role: {status}.");
        }

        using var http = await Platform.ClientAsync(name);
        using var made = await http.PostAsJsonAsync("security/tokens", new { name = "nightly job", days });
        var token = await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<NewToken>();
        return new Member(name, token!.Id, token.Token);
    }

    /// <summary>A program of a new customer, who has a role.</summary>
    internal async Task<CustomerProgram> ProgramOfAsync(string role) => new(Platform, (await JoinAsync(role)).Token);

    /// <summary>Gives somebody a role.</summary>
    /// <param name="giver">Who gives it.</param>
    /// <param name="name">To whom.</param>
    /// <param name="role">The role.</param>
    internal async Task<HttpStatusCode> GiveAsync(string giver, string name, string role)
    {
        using var http = await Platform.ClientAsync(giver);
        using var response = await http.PutAsJsonAsync($"security/roles/{name}", new { role });
        return response.StatusCode;
    }

    /// <summary>Root gives a role, and then looks which role there is.</summary>
    /// <param name="subject">To whom, as it stands in the path.</param>
    /// <param name="role">The role.</param>
    internal async Task<string> GiveAndShowAsync(string subject, string? role)
    {
        using var root = await Platform.ClientAsync(Root);
        using var given = await root.PutAsJsonAsync($"security/roles/{subject}", new { role });
        var shown = await root.GetFromJsonAsync<RoleReport>($"security/roles/{subject}");
        return $"{given.StatusCode}: {shown!.Subject} has {shown.Role}";
    }

    /// <summary>Asks for tokens, one after the other.</summary>
    internal async Task<IEnumerable<HttpStatusCode>> MakeEachAsync(
        string name, IEnumerable<(string Name, int Days)> tokens)
    {
        using var http = await Platform.ClientAsync(name);
        return await tokens.OneByOneAsync(async token =>
        {
            using var made = await http.PostAsJsonAsync("security/tokens", new { token.Name, token.Days });
            return made.StatusCode;
        });
    }

    /// <summary>The tokens that a customer is shown, with their ends.</summary>
    internal async Task<string> TokensOfAsync(string name)
    {
        using var http = await Platform.ClientAsync(name);
        var shown = await http.GetFromJsonAsync<TokenReport[]>("security/tokens");
        return string.Join(", ", shown!.Select(token => $"{token.Name} until {token.ExpiresAt:O}"));
    }

    /// <summary>The servers that a customer is listed, each with its tools.</summary>
    internal async Task<string> ToolsOfAsync(string name)
    {
        using var http = await Platform.ClientAsync(name);
        var servers = await http.GetFromJsonAsync<ToolServerReport[]>("performance/tools");
        return string.Join("; ", servers!.Select(server =>
            $"{server.Server}{(server.IsAvailable ? "" : " is away")}: {Names(server.Tools)}"));
    }

    /// <summary>How the platform's MCP server answers to a method of HTTP.</summary>
    internal async Task<string> AskMcpAsync(string method, string token)
    {
        using var http = Platform.Client();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var request = new HttpRequestMessage(new HttpMethod(method), ToolsModule.Path);
        using var answer = await http.SendAsync(request);
        return $"{answer.StatusCode}, {string.Join(' ', answer.Content.Headers.Allow)}";
    }

    /// <summary>The claims of a token, in the order of their names.</summary>
    internal static IEnumerable<string> Describe(string token) =>
        ClaimsOf(token).Select(claim => $"{claim.Key}={claim.Value}").Order(StringComparer.Ordinal);

    /// <summary>How the platform answers whoever runs a tool with a token that it does not take.</summary>
    internal async Task<string> RefusalOfAsync(string token)
    {
        using var http = Platform.Client();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var refused = await http.PostAsJsonAsync("performance/tools/apex/gpu_analyzer", new { });
        return $"{refused.StatusCode}, {refused.Headers.WwwAuthenticate}, {refused.Content.Headers.ContentType}";
    }

    /// <summary>Revokes a token.</summary>
    /// <param name="name">Who revokes it.</param>
    /// <param name="id">The token's id.</param>
    internal async Task<HttpStatusCode> RevokeAsync(string name, string id)
    {
        using var http = await Platform.ClientAsync(name);
        using var response = await http.DeleteAsync($"security/tokens/{id}");
        return response.StatusCode;
    }

    /// <summary>A token with another claim, signed with the platform's own key.</summary>
    internal async Task<string> WithAsync(string token, string claim, string value) =>
        Sign(PayloadOf(token, claim, value), await Get<TokenKey>().LoadAsync());

    /// <summary>A token that the platform did not sign.</summary>
    /// <param name="token">One that it did.</param>
    /// <param name="how">"changed" under its signature, "signed" by somebody else, or "none" for a signature.</param>
    internal static string Forge(string token, string how) => (how, token.Split('.')) switch
    {
        ("changed", [var head, _, var signature]) =>
            $"{head}.{Base64UrlEncoder.Encode(PayloadOf(token, JwtRegisteredClaimNames.Sub, "mallory"))}.{signature}",
        ("signed", _) => Sign(new JsonWebToken(token).Payload(), new SymmetricSecurityKey(new byte[32])),
        (_, [_, var payload, _]) => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.",
        _ => throw new InvalidOperationException("The token has no three parts."),
    };

    /// <summary>What the trail says of a customer after an entry: who, what, where, whether, why and when.</summary>
    internal async Task<IEnumerable<string>> DecisionsAboutAsync(string name, long after)
    {
        using var root = await Platform.ClientAsync(Root);
        var rows = await root.GetFromJsonAsync<AuditRow[]>($"security/audit?after={after}");
        return rows!.Select(row => Describe(Read(row))).Where(text => text.Contains(name, StringComparison.Ordinal));
    }

    /// <summary>Has the trail checked.</summary>
    /// <param name="noted">An entry that somebody noted; null: none.</param>
    internal async Task<AuditReport> CheckAsync(AuditReport? noted = null)
    {
        using var root = await Platform.ClientAsync(Root);
        var question = noted is null ? "" : $"?sequence={noted.Sequence}&hash={noted.Hash}";
        return (await root.GetFromJsonAsync<AuditReport>($"security/audit/check{question}"))!;
    }

    /// <summary>How a question about the trail is answered.</summary>
    internal async Task<HttpStatusCode> AskForCheckAsync(string question)
    {
        using var root = await Platform.ClientAsync(Root);
        using var answer = await root.GetAsync($"security/audit/check?{question}");
        return answer.StatusCode;
    }

    /// <summary>Has the trail checked after somebody has changed it behind the platform's back; then puts it
    /// back.</summary>
    internal async Task<string?> CheckTamperedAsync(Func<AuditRow[], AuditRow[]> tamper, AuditReport? noted = null)
    {
        await using var context = await Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        var rows = await context.Set<AuditRow>().AsNoTracking().OrderBy(row => row.Sequence).ToArrayAsync();
        await ReplaceAsync(tamper(rows));
        var report = await CheckAsync(noted);
        await ReplaceAsync(rows);
        return report.Problem;
    }

    // Days pass here in an instant: neither sockets nor the health of the parts are checked every ten seconds.
    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Apex:Auth:Sockets:HeartbeatInterval"] = "1.00:00:00";
        settings["Apex:Auth:Sockets:HeartbeatTimeout"] = "1.00:00:00";
        settings["Apex:Infrastructure:Health:Interval"] = "1.00:00:00";
        settings["Apex:Security:Permissions:Administrators:0"] = Root;
        settings["Apex:Security:Permissions:Servers:lab2"] = "Pro";
        settings["Apex:Performance:Tools:Servers:lab1"] = Nobody;
        settings["Apex:Performance:Tools:Servers:lab2"] = _lab?.Address;
    }

    private static string Names(IEnumerable<ToolReport> tools) =>
        string.Join(' ', tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));

    private static AuditEntry Read(AuditRow row) =>
        JsonSerializer.Deserialize<AuditEntry>(row.Content, JsonSerializerOptions.Web)!;

    private static string Describe(AuditEntry entry) =>
        $"{entry.Decision.Who}, {entry.Decision.What}, {entry.Decision.Door}, {entry.Decision.IsAllowed}: "
        + $"{entry.Decision.Why} ({entry.At:O})";

    private static Dictionary<string, JsonElement> ClaimsOf(string token) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(new JsonWebToken(token).Payload())!;

    private static string PayloadOf(string token, string claim, string value)
    {
        var claims = ClaimsOf(token);
        claims[claim] = JsonSerializer.SerializeToElement(value);
        return JsonSerializer.Serialize(claims);
    }

    private static string Sign(string payload, SecurityKey key) =>
        new JsonWebTokenHandler().CreateToken(payload, new SigningCredentials(key, TokensModule.Algorithm));

    private async Task ReplaceAsync(AuditRow[] rows)
    {
        await using var context = await Get<IDbContextFactory<ApexContext>>().CreateDbContextAsync();
        await context.Set<AuditRow>().ExecuteDeleteAsync();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }
}

/// <summary>Reads tokens.</summary>
internal static class TokenReading
{
    /// <summary>The claims as JSON.</summary>
    public static string Payload(this JsonWebToken token) => Base64UrlEncoder.Decode(token.EncodedPayload);
}
