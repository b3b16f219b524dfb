using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Netra.Apex.Models;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class AgentRunEndpointTests
{
    // The discard port: nobody listens there.
    private static readonly ModelOptions Nobody = new() { Endpoint = new("http://127.0.0.1:9/v1"), Key = "k", Model = "m", Retries = 0 };

    [Fact]
    public async Task Says_that_no_model_is_configured()
    {
        var (status, detail) = await PostAsync(null, """{"question":"Why?"}""");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.StartsWith("No model is configured:", detail);
    }

    [Fact]
    public async Task Says_that_the_model_cannot_be_reached()
    {
        var (status, detail) = await PostAsync(Nobody, """{"question":"Why?"}""");
        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.StartsWith("The supervisor could not create the agents: The agent could not be asked:", detail);
    }

    [Theory]
    [InlineData("{}", "The run has no question; send one in the field 'question'.")]
    [InlineData("""{"question":" "}""", "The run has no question; send one in the field 'question'.")]
    [InlineData("""{"question":"Why?","steps":[]}""", "The plan has no step; declare at least one.")]
    [InlineData("""{"question":"Why?","steps":[null]}""", "A step has a blank 'name'; give every step a name and a role.")]
    [InlineData("""{"question":"Why?","steps":[{"name":"a"}]}""", "A step has a blank 'role'; give every step a name and a role.")]
    [InlineData("""{"question":"Why?","steps":[{"name":"a","role":"data","dependsOn":[null]}]}""", "A step has a blank 'dependsOn'; give every step a name and a role.")]
    public async Task Refuses_an_order_that_cannot_run(string body, string reason)
    {
        var (status, detail) = await PostAsync(Nobody, body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(reason, detail);
    }

    private static async Task<(HttpStatusCode Status, string? Detail)> PostAsync(ModelOptions? model, string body)
    {
        await using var platform = await ApexPlatform.StartAsync(new ApexOptions { Model = model });
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var response = await client.PostAsync(new Uri(platform.Address, "agents/runs"), new StringContent(body, null, "application/json"));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, problem.GetProperty("detail").GetString());
    }
}
