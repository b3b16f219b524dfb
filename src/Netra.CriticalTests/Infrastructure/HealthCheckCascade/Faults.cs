using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Apex.Data.Resilience;
using Netra.Apex.Infrastructure;
using Netra.Apex.Infrastructure.Health;
using Netra.Apex.Network;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>The gateway is declared as optional.</summary>
internal sealed class GatewayIsOptional() : GraphFault(
    DependencyGraph.Gateway, right => right with { Criticality = Criticality.Optional });

/// <summary>The gateway is declared to use the database where it requires it.</summary>
internal sealed class GatewayOnlyUsesTheDatabase() : GraphFault(
    DependencyGraph.Gateway, right => right with { Requires = [], Uses = [.. right.Requires, .. right.Uses] });

/// <summary>What the gateway uses is not declared.</summary>
internal sealed class GatewayIgnoresWhatItUses() : GraphFault(
    DependencyGraph.Gateway, right => right with { Uses = [] });

/// <summary>The cache is declared as required by the agents.</summary>
internal sealed class AgentsNeedTheCache() : GraphFault(
    DependencyGraph.Agent, right => right with { Requires = [.. right.Requires, .. right.Uses], Uses = [] });

/// <summary>The model is not declared as a dependency of the agents.</summary>
internal sealed class AgentsDoNotNeedTheModel() : GraphFault(
    DependencyGraph.Agent, right => right with { Requires = [] });

/// <summary>The cache is declared as critical.</summary>
internal sealed class CacheIsCritical() : GraphFault(
    DependencyGraph.Cache, right => right with { Criticality = Criticality.Critical });

/// <summary>A name that is not declared yet is ignored in place of refused.</summary>
internal sealed class IgnoresUndeclaredNames() : OptionFault(services =>
    services.AddSingleton(known => new DependencyGraph([.. Repaired([.. known.GetServices<Dependency>()])])))
{
    private static IEnumerable<Dependency> Repaired(IReadOnlyList<Dependency> parts) => parts.Select((part, index) =>
    {
        var known = parts.Take(index).Select(other => other.Name).ToList();
        return part with { Requires = [.. part.Requires.Intersect(known)], Uses = [.. part.Uses.Intersect(known)] };
    });
}

/// <summary>The check of the model is not registered.</summary>
internal sealed class ModelIsNotChecked() : OptionFault<HealthCheckServiceOptions>(options =>
    options.Registrations.Remove(options.Registrations.Single(check => check.Name == DependencyGraph.Llm)));

/// <summary>Whatever is unhealthy, the HTTP status is that of success.</summary>
internal sealed class AnswersWith200 : MiddlewareFault
{
    protected override bool CanTell => false;

    protected override void Break(HttpContext http) => http.Response.OnStarting(() =>
    {
        http.Response.StatusCode = StatusCodes.Status200OK;
        return Task.CompletedTask;
    });
}

/// <summary>Every dependency is asked for each request, as the framework's own endpoint does it.</summary>
internal sealed class AsksForEachRequest : ApexFault, IStartupFilter
{
    public override void Apply(IServiceCollection services) => services.AddSingleton<IStartupFilter>(this);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.Use(AskAsync));

    private async Task AskAsync(HttpContext http, RequestDelegate following)
    {
        if (http.Request.Path == "/health")
        {
            Reached();
            await http.RequestServices.GetRequiredService<HealthCheckService>().CheckHealthAsync(http.RequestAborted);
        }

        await following(http);
    }
}

/// <summary>A dependency has a day to answer.</summary>
internal sealed class ProbesMayTakeADay() : OptionFault<InfrastructureSettings>(
    settings => settings.Health.Timeout = TimeSpan.FromDays(1));

/// <summary>An off-by-one: the alert is critical at the threshold, not below it.</summary>
internal sealed class IsCriticalAtTheThreshold() : OptionFault<InfrastructureSettings>(
    settings => settings.Health.Critical = Math.BitIncrement(settings.Health.Critical));

/// <summary>The threshold of a warning is too low.</summary>
internal sealed class WarnsTooLate() : OptionFault<InfrastructureSettings>(settings => settings.Health.Warning = 0.75);

/// <summary>The threshold of a warning is too high.</summary>
internal sealed class WarnsTooSoon() : OptionFault<InfrastructureSettings>(settings => settings.Health.Warning = 0.85);

/// <summary>An off-by-one: a good reading less than configured is enough.</summary>
internal sealed class TrustsOneReadingLess() : OptionFault<InfrastructureSettings>(
    settings => settings.Health.HealthyAfter--);

/// <summary>One good reading is enough.</summary>
internal sealed class TrustsEveryReading() : OptionFault<InfrastructureSettings>(
    settings => settings.Health.HealthyAfter = 1);

/// <summary>Receivers are told twice.</summary>
internal sealed class TellsTwice : ApexFault<IAlertReceiver>
{
    public TellsTwice() => On.Repeat(nameof(IAlertReceiver.Receive));
}

/// <summary>Receivers are told of trouble only.</summary>
internal sealed class DoesNotTellThatItIsOver : ApexFault<IAlertReceiver>
{
    public DoesNotTellThatItIsOver() => On.Skip(
        nameof(IAlertReceiver.Receive), call => call.Argument<Alert>(0).Severity == Severity.None);
}

/// <summary>The node does not remember what it has told.</summary>
internal sealed class RemembersNoAlert : ApexFault<IAlertReceiver>
{
    public RemembersNoAlert() => On.Skip(nameof(IAlertReceiver.Receive), call => call.Service is AlertLog);
}

/// <summary>Alerts are posted wrongly.</summary>
internal abstract class PostFault : ApexFault
{
    public override void Apply(IServiceCollection services) =>
        services.AddHttpClient(AlertWebhook.Client).AddHttpMessageHandler(() => new Handler(this));

    protected abstract Task<HttpResponseMessage> PostAsync(Func<Task<HttpResponseMessage>> post);

    private sealed class Handler(PostFault fault) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            fault.PostAsync(() => base.SendAsync(request, cancellationToken));
    }
}

/// <summary>A failure is taken for a success: nothing is sent again.</summary>
internal sealed class ForgetsWhatIsNotTaken : PostFault
{
    protected override async Task<HttpResponseMessage> PostAsync(Func<Task<HttpResponseMessage>> post)
    {
        try
        {
            return await post();
        }
        catch (Exception failed) when (HttpFailures.IsOutage(failed))
        {
            Reached();
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }
    }
}

/// <summary>What was taken is posted once more.</summary>
internal sealed class PostsTwice : PostFault
{
    protected override async Task<HttpResponseMessage> PostAsync(Func<Task<HttpResponseMessage>> post)
    {
        using var taken = await post();
        Reached();
        return await post();
    }
}

/// <summary>A refusal is taken for an outage: the receiver is asked again, and again.</summary>
internal sealed class TakesNoRefusalForGood : PostFault
{
    protected override async Task<HttpResponseMessage> PostAsync(Func<Task<HttpResponseMessage>> post)
    {
        var answer = await post();
        if (answer.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
        {
            Reached();
            answer.StatusCode = HttpStatusCode.ServiceUnavailable;
        }

        return answer;
    }
}

/// <summary>A client follows redirects, as those of .NET do by default.</summary>
internal abstract class RedirectFault(string client) : OptionFault(services => services.AddHttpClient(client)
    .UseSocketsHttpHandler((handler, _) => handler.AllowAutoRedirect = true));

/// <summary>The check of the model follows redirects.</summary>
internal sealed class CheckFollowsRedirects() : RedirectFault(ModelCheck.Client);

/// <summary>Alerts are posted wherever the receiver sends them on to.</summary>
internal sealed class WebhookFollowsRedirects() : RedirectFault(AlertWebhook.Client);
