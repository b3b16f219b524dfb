using System.Net;
using System.Text.Json;
using Netra.Apex.Auth.Agents.Reporting;
using Netra.Compliance;

namespace Netra.CriticalTests.Auth.Agents;

/// <summary>What the platform replied to an order.</summary>
public sealed record RunReply(HttpStatusCode Status, string Body)
{
    /// <summary>The report; fails the test when the reply is an error.</summary>
    [AssertionMethod]
    public RunReport Report()
    {
        Assert.True(Status == HttpStatusCode.OK, $"The run was refused: {Body}");
        var report = JsonSerializer.Deserialize<RunReport>(Body, JsonSerializerOptions.Web);
        Assert.NotNull(report);
        return report;
    }

    /// <summary>The sentence of an error; fails the test when the reply is none, or has another status.</summary>
    [AssertionMethod]
    public string Refusal(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {status}, got {Status}: {Body}");
        using var problem = JsonDocument.Parse(Body);
        return problem.RootElement.GetProperty("detail").GetString() ?? "";
    }
}
