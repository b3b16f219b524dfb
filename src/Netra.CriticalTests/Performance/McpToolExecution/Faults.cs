using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Server;
using Netra.Apex.Performance;
using Netra.Apex.Performance.Tools;
using Netra.CriticalTests.Fixtures;
using Polly.CircuitBreaker;

namespace Netra.CriticalTests.Performance;

/// <summary>A wrong option of the platform's MCP server.</summary>
public abstract class ServerFault(Action<McpServerOptions> wrong) : OptionFault<McpServerOptions>(wrong);

/// <summary>The server speaks one version of the protocol, and not the newest.</summary>
public sealed class PinsAnOldProtocol() : ServerFault(server => server.ProtocolVersion = "2025-06-18");

/// <summary>The server speaks no version of the protocol but the newest.</summary>
public sealed class SpeaksOnlyTheNewestProtocol() : ServerFault(server => server.ProtocolVersion = "2026-07-28");

/// <summary>The server lists its tools without the schemas of their results.</summary>
public sealed class ListsWithoutResultSchemas() : ServerFault(server =>
    server.Filters.Request.ListToolsFilters.Add(next => async (request, cancel) =>
    {
        var listed = await next(request, cancel);
        listed.Tools.ToList().ForEach(tool => tool.OutputSchema = null);
        return listed;
    }));

/// <summary>The server runs its tools with whatever arguments it is given.</summary>
public sealed class ChecksNoArguments() : ServerFault(server => server.Filters.Request.CallToolFilters.Clear());

/// <summary>The last tool is not registered.</summary>
public sealed class ForgetsTheLastTool() : OptionFault(services =>
    services.Remove(services.Last(service => service.ServiceType == typeof(McpServerTool))));

/// <summary>Endpoints that say nothing about sessions are for everybody.</summary>
public sealed class LetsAnybodyIn()
    : OptionFault<AuthorizationOptions>(authorization => authorization.FallbackPolicy = null);

/// <summary>The names of servers and tools are made lower case first.</summary>
public sealed class LowersTheName : MiddlewareFault
{
    /// <inheritdoc/>
    protected override void Break(HttpContext http)
    {
        var lower = new PathString(http.Request.Path.Value!.ToLowerInvariant());
        if (lower.Value != http.Request.Path.Value)
        {
            Reached();
            http.Request.Path = lower;
        }
    }
}

/// <summary>Each insight has an id of its own.</summary>
internal sealed class GivesInsightsIdsOfTheirOwn : JsonFault<Insight>
{
    protected override Insight Change(Insight right) => right with { Execution = Guid.NewGuid() };
}

/// <summary>A fault in what the platform and tool servers say to each other.</summary>
public abstract class WireFault : ApexFault
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.AddHttpClient(ToolsModule.Wire).AddHttpMessageHandler(() => new Wire(this));

    /// <summary>Changes what the platform says.</summary>
    protected virtual string Send(string right) => right;

    /// <summary>Changes what a server answers.</summary>
    protected virtual string Receive(HttpRequestMessage request, string sent, string right) => right;

    private StringContent Change(HttpContent content, string right, string wrong)
    {
        if (wrong != right)
        {
            Reached();
        }

        return new StringContent(wrong, Encoding.UTF8, content.Headers.ContentType?.MediaType ?? "application/json");
    }

    private sealed class Wire(WireFault fault) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var sent = await request.Content!.ReadAsStringAsync(cancellationToken);
            request.Content = fault.Change(request.Content, sent, fault.Send(sent));
            var response = await base.SendAsync(request, cancellationToken);
            var received = await response.Content.ReadAsStringAsync(cancellationToken);
            response.Content = fault.Change(response.Content, received, fault.Receive(request, sent, received));
            return response;
        }
    }
}

/// <summary>A fault in the spelling of what a server answers.</summary>
public abstract class MisreadsAnswer(string right, string wrong) : WireFault
{
    /// <inheritdoc/>
    protected override string Receive(HttpRequestMessage request, string sent, string answer) =>
        answer.Replace(right, wrong, StringComparison.Ordinal);
}

/// <summary>The mark of a failed call is overlooked.</summary>
public sealed class IgnoresTheErrorMark() : MisreadsAnswer("\"isError\":true", "\"isError\":false");

/// <summary>What a schema requires is overlooked.</summary>
public sealed class LosesRequiredArguments() : MisreadsAnswer("\"required\":", "\"needed\":");

/// <summary>The lowest number that a schema allows is overlooked.</summary>
public sealed class LosesLowestNumbers() : MisreadsAnswer("\"minimum\":", "\"least\":");

/// <summary>Text passes for a whole number.</summary>
public sealed class TakesTextForNumbers() : MisreadsAnswer("\"type\":\"integer\"", "\"type\":[\"integer\",\"string\"]");

/// <summary>The schemas of results are overlooked.</summary>
public sealed class LosesResultSchemas() : MisreadsAnswer("\"outputSchema\":", "\"resultSchema\":");

/// <summary>A server's list of tools is asked for once, and then remembered.</summary>
public sealed class RemembersTheListOfTools : WireFault
{
    private readonly ConcurrentDictionary<Uri, string> _lists = new();

    /// <inheritdoc/>
    protected override string Receive(HttpRequestMessage request, string sent, string right) =>
        sent.Contains("\"tools/list\"", StringComparison.Ordinal) ? _lists.GetOrAdd(request.RequestUri!, right) : right;
}

/// <summary>The id of the execution is sent under another name.</summary>
public sealed class SendsNoExecutionId : WireFault
{
    /// <inheritdoc/>
    protected override string Send(string right) =>
        right.Replace("netra.apex/execution", "execution", StringComparison.Ordinal);
}

/// <summary>Of a list of offers only the first is sent.</summary>
public sealed partial class SendsTheFirstOffer : WireFault
{
    /// <inheritdoc/>
    protected override string Send(string right) => Offers().Replace(right, "\"offers\":[$1]");

    [GeneratedRegex("\"offers\":\\[(\\{[^}]*\\})[^\\]]*\\]")]
    private static partial Regex Offers();
}

/// <summary>Of a list of latencies the last is not sent.</summary>
public sealed partial class LosesTheLastLatency : WireFault
{
    /// <inheritdoc/>
    protected override string Send(string right) => Latencies().Replace(right, "$1]");

    [GeneratedRegex("(\"latenciesMs\":\\[[^\\]]*),[^,\\]]*\\]")]
    private static partial Regex Latencies();
}

/// <summary>The customer's cookies are sent on to whatever server is asked.</summary>
public sealed class ShowsSessionsToEveryServer : ApexFault
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.AddHttpContextAccessor().AddHttpClient(ToolsModule.Wire)
            .AddHttpMessageHandler(all => new Propagation(all.GetRequiredService<IHttpContextAccessor>(), Reached));

    private sealed class Propagation(IHttpContextAccessor current, Action reached) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            reached();
            request.Headers.Remove("Cookie");
            request.Headers.Add("Cookie", current.HttpContext!.Request.Headers.Cookie.ToString());
            return base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>A wrong option of the tools' circuit breakers.</summary>
public abstract class ToolBreakerFault(Action<CircuitBreakerStrategyOptions> wrong)
    : OptionFault<CircuitBreakerStrategyOptions>(wrong, ToolsModule.Breaker);

/// <summary>No failure is counted, so no tool is ever unavailable.</summary>
public sealed class CountsNoFailuresOfTools()
    : ToolBreakerFault(breaker => breaker.ShouldHandle = _ => ValueTask.FromResult(false));

/// <summary>A tool may fail once more than it should.</summary>
public sealed class AllowsOneFailureMore() : ToolBreakerFault(breaker => breaker.MinimumThroughput++);

/// <summary>A tool is called again after half of the break.</summary>
public sealed class HalvesTheBreakOfTools() : ToolBreakerFault(breaker => breaker.BreakDuration /= 2);

/// <summary>A tool is called again after twice the break.</summary>
public sealed class DoublesTheBreakOfTools() : ToolBreakerFault(breaker => breaker.BreakDuration *= 2);

/// <summary>A call that a customer gives up counts as a failure of the tool.</summary>
public sealed class CountsCustomersWhoHangUp() : ToolBreakerFault(breaker =>
    breaker.ShouldHandle = call => ValueTask.FromResult(call.Outcome.Exception is not null));

/// <summary>A tool has half of its time.</summary>
internal sealed class HalvesTheTimeLimit()
    : OptionFault<PerformanceSettings>(performance => performance.Tools.CallTimeout /= 2);

/// <summary>A tool has twice its time.</summary>
internal sealed class DoublesTheTimeLimit()
    : OptionFault<PerformanceSettings>(performance => performance.Tools.CallTimeout *= 2);
