using System.Net;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Security;

/// <summary>This part: what a token is, and how many there may be.</summary>
public sealed partial class PermissionAuthorization
{
    private static readonly string LongestName = new('n', 100);

    // Tokens that a customer asks for, and whether they are made.
    private static readonly (string Name, int Days, HttpStatusCode Status)[] Orders =
    [
        (LongestName, 365, HttpStatusCode.Created),
        ("a", 1, HttpStatusCode.Created),
        ("b", 0, HttpStatusCode.BadRequest),
        ("c", 366, HttpStatusCode.BadRequest),
        ($"{LongestName}n", 1, HttpStatusCode.BadRequest),
        (" ", 1, HttpStatusCode.BadRequest),
        ("d\n", 1, HttpStatusCode.BadRequest),
    ];

    [Fact]
    [Covers("Roles: a token has a name of 1 to 100 characters and is for 1 to 365 days; only its owner is shown it")]
    [ProvenBy(typeof(LosesADay))]
    [ProvenBy(typeof(MixesUpOwners))]
    public async Task A_token_has_a_name_and_is_for_a_year_at_most()
    {
        var (name, other) = (PermissionFixture.NewName(), PermissionFixture.NewName());

        var made = await apex.MakeEachAsync(name, Orders.Select(order => (order.Name, order.Days)));

        var own = $"a until {apex.Now.AddDays(1):O}, {LongestName} until {apex.Now.AddDays(365):O}";
        string[] shown = [await apex.TokensOfAsync(name), await apex.TokensOfAsync(other)];
        IEnumerable<string> expected = [.. Orders.Select(order => $"{order.Status}"), own, ""];
        Assert.Equal(expected, made.Select(status => $"{status}").Concat(shown));
    }

    [Fact]
    [Covers("Roles: a customer has a hundred tokens at most, and room for one more as soon as one expires")]
    [ProvenBy(typeof(MixesUpOwners))]
    public async Task A_customer_has_a_hundred_tokens_at_most()
    {
        var name = PermissionFixture.NewName();
        var tokens = Enumerable.Repeat(("ci", 2), 100).Prepend(("the first to expire", 1));
        var first = await apex.MakeEachAsync(name, tokens);
        apex.Time.Advance(TimeSpan.FromDays(1));

        var then = await apex.MakeEachAsync(name, [("in its place", 2), ("one too many", 2)]);

        const HttpStatusCode Made = HttpStatusCode.Created;
        const HttpStatusCode Refused = HttpStatusCode.TooManyRequests;
        Assert.Equal([.. Enumerable.Repeat(Made, 100), Refused, Made, Refused], first.Concat(then));
    }

    [Fact]
    [Covers("Roles: a token says whose it is, for what and until when, and nothing about what its bearer may")]
    [ProvenBy(typeof(LosesADay))]
    public async Task A_token_says_nothing_about_roles()
    {
        var member = await apex.JoinAsync("Enterprise");

        string[] expected =
        [
            "aud=netra-apex-tools", $"email={member.Name}@example.com",
            $"exp={apex.Now.AddDays(2).ToUnixTimeSeconds()}", $"iat={apex.Now.ToUnixTimeSeconds()}",
            "iss=netra-apex", $"jti={member.TokenId}", $"sub={member.Name}",
        ];
        Assert.Equal(expected, PermissionFixture.Describe(member.Token));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [Covers("Tool access: a client with a token that asks MCP for a stream or ends a session hears that there is none")]
    [ProvenBy(typeof(LosesTokensButOfPosts))]
    public async Task A_client_that_asks_for_a_stream_hears_that_there_is_none(string method)
    {
        var member = await apex.JoinAsync("Free");
        Assert.Equal("MethodNotAllowed, POST", await apex.AskMcpAsync(method, member.Token));
    }

    [Fact]
    [Covers("Roles: a refused token gets the same answer whatever is wrong with it")]
    [ProvenBy(typeof(TellsWhatIsWrongWithTokens))]
    public async Task A_refused_token_is_not_told_what_is_wrong_with_it()
    {
        const string Refusal = "Unauthorized, Bearer error=\"invalid_token\", application/problem+json";
        var member = await apex.JoinAsync("Enterprise");
        await apex.RevokeAsync(member.Name, member.TokenId);
        string[] forged = ["changed", "signed", "none"];
        var tokens = forged.Select(how => PermissionFixture.Forge(member.Token, how)).Append(member.Token);

        Assert.Equal(Enumerable.Repeat(Refusal, 4), await tokens.OneByOneAsync(apex.RefusalOfAsync));
    }
}
