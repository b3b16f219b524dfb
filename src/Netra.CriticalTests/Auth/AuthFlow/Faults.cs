using System.Linq.Expressions;
using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Netra.Apex.Auth;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Storage;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.AuthFlowFaults;

/// <summary>An option of the framework's handler that speaks with the provider, set as somebody might.</summary>
public abstract class ProviderOption(Action<OpenIdConnectOptions> set) : ApexFault
{
    protected override bool CanTell => false;

    public override void Apply(IServiceCollection services) => services.PostConfigure(SignInModule.Provider, set);
}

/// <summary>An option of the framework's handler of sessions.</summary>
public abstract class SessionOption(Action<CookieAuthenticationOptions> set) : ApexFault
{
    protected override bool CanTell => false;

    public override void Apply(IServiceCollection services) => services.PostConfigure(Session.Scheme, set);
}

/// <summary>A setting of the platform's own.</summary>
internal abstract class SignInSetting(Action<SignInSettings> set) : ApexFault
{
    protected override bool CanTell => false;

    public override void Apply(IServiceCollection services) =>
        services.PostConfigure<AuthSettings>(settings => set(settings.SignIn));
}

public sealed class TakesTheSubjectForTheAddress() : ProviderOption(options =>
{
    var right = options.Events.OnTokenValidated;
    options.Events.OnTokenValidated = async context =>
    {
        await right(context);
        var customer = Customer.Of(context.Principal!);
        context.Principal = (customer with { Email = customer.Subject }).ToPrincipal();
    };
});

public sealed class SwitchesPkceOff() : ProviderOption(options => options.UsePkce = false);

public sealed class ShowsTheSessionCookieToScripts() : SessionOption(options => options.Cookie.HttpOnly = false);

public sealed class SendsTheSessionCookieFromOtherSites() : SessionOption(
    options => options.Cookie.SameSite = SameSiteMode.None);

public sealed class ShowsTheNonceCookieToScripts() : ProviderOption(options => options.NonceCookie.HttpOnly = false);

/// <summary>Nobody looks whether the browser has a session already: the framework gives the new one its key.</summary>
public sealed class OverlooksTheSessionOfSomebodyElse : ApexFault<IAuthenticationService>
{
    public OverlooksTheSessionOfSomebodyElse() =>
        On.Answer<AuthenticateResult>(
            nameof(IAuthenticationService.AuthenticateAsync),
            (right, call) => IsCompletion(call) ? AuthenticateResult.NoResult() : right);

    private static bool IsCompletion(ServiceCall<IAuthenticationService> call) =>
        call.Argument<string?>("scheme") == Session.Scheme
        && call.Argument<HttpContext>("context").Request.Path == SignInEndpoints.Complete;
}

/// <summary>The customer is sent to the start page without a word.</summary>
public sealed class SwallowsADenial() : ProviderOption(options => options.Events.OnAccessDenied = context =>
{
    context.Response.Redirect("/");
    context.HandleResponse();
    return Task.CompletedTask;
});

/// <summary>A state that cannot be read is taken for the last one that was given.</summary>
public sealed class AcceptsForgedState() : ProviderOption(
    options => options.StateDataFormat = new Lenient(options.StateDataFormat))
{
    private sealed class Lenient(ISecureDataFormat<AuthenticationProperties> right)
        : ISecureDataFormat<AuthenticationProperties>
    {
        private string? _last;

        public string Protect(AuthenticationProperties data) => _last = right.Protect(data);

        public string Protect(AuthenticationProperties data, string? purpose) => _last = right.Protect(data, purpose);

        public AuthenticationProperties? Unprotect(string? protectedText) =>
            right.Unprotect(protectedText) ?? right.Unprotect(_last);

        public AuthenticationProperties? Unprotect(string? protectedText, string? purpose) =>
            right.Unprotect(protectedText, purpose) ?? right.Unprotect(_last, purpose);
    }
}

/// <summary>An answer without a state is taken for the answer to the last request.</summary>
public sealed class AcceptsAbsentState() : ProviderOption(options =>
{
    AuthenticationProperties? last = null;
    options.Events.OnRedirectToIdentityProvider = context =>
    {
        last = context.Properties;
        return Task.CompletedTask;
    };
    options.Events.OnMessageReceived = context =>
    {
        context.Properties = context.ProtocolMessage.State is null ? last : context.Properties;
        return Task.CompletedTask;
    };
});

/// <summary>The cookie that binds the state to a browser is not compared.</summary>
public sealed class AcceptsTheStateOfAnotherBrowser : ApexFault
{
    public override void Apply(IServiceCollection services) =>
        services.AddSingleton(Reached).AddTransient<OpenIdConnectHandler, Trusting>();

    private sealed class Trusting(
        IOptionsMonitor<OpenIdConnectOptions> options,
        ILoggerFactory log,
        HtmlEncoder html,
        UrlEncoder url,
        Action reached)
        : OpenIdConnectHandler(options, log, html, url)
    {
        protected override bool ValidateCorrelationId(AuthenticationProperties properties)
        {
            reached();
            return true;
        }
    }
}

/// <summary>The nonce of the token is compared with itself.</summary>
public sealed class AcceptsAnyNonce() : ProviderOption(options =>
{
    var right = options.Events.OnTokenValidated;
    options.Events.OnTokenValidated = context =>
    {
        context.Nonce = context.SecurityToken.Payload.Nonce;
        return right(context);
    };
});

public sealed class RequiresNoNonce() : ProviderOption(options => options.ProtocolValidator.RequireNonce = false);

public sealed class IgnoresTheIssuer() : ProviderOption(
    options => options.TokenValidationParameters.ValidateIssuer = false);

public sealed class IgnoresTheAudience() : ProviderOption(
    options => options.TokenValidationParameters.ValidateAudience = false);

public sealed class IgnoresTheSignature() : ProviderOption(
    options => options.TokenValidationParameters.SignatureValidator = (token, _) => new JsonWebToken(token));

/// <summary>The platform's own check is left out: the framework takes an unsigned token.</summary>
public sealed class LeavesTheSignatureToTheFramework() : ProviderOption(
    options => options.Events.OnTokenValidated = context =>
    {
        context.Principal = Customer.Of(context.Principal!).ToPrincipal();
        return Task.CompletedTask;
    });

public sealed class ForgetsUsedCodes() : LosesCommand(text => text.StartsWith("INSERT INTO \"UsedCodes\""));

internal sealed class RenewsOnlyOnceExpired() : SignInSetting(settings => settings.RenewalMargin = TimeSpan.Zero);

/// <summary>One of the renewed tokens is not stored.</summary>
public abstract class KeepsAnOldToken : ApexFault<ITicketStore>
{
    protected KeepsAnOldToken(string name) => On.TellAsync(nameof(ITicketStore.RenewAsync), async call =>
    {
        var stored = await call.Service.RetrieveAsync(call.Argument<string>("key"));
        var mixed = call.Argument<AuthenticationTicket>("ticket").Clone();
        mixed.Properties.UpdateTokenValue(name, stored!.Properties.GetTokenValue(name)!);
        return call.With("ticket", mixed);
    });
}

public sealed class KeepsTheOldAccessToken() : KeepsAnOldToken("access_token");

public sealed class KeepsTheOldRefreshToken() : KeepsAnOldToken("refresh_token");

/// <summary>The framework then writes back the ticket as it was before a renewal.</summary>
public sealed class ProlongsUsedSessions() : SessionOption(options => options.SlidingExpiration = true);

/// <summary>The claim on a session's row is not exclusive.</summary>
public sealed class RenewsForEveryRequest() : ComparesOtherwise(
    nameof(SessionRow.RenewingUntil), ExpressionType.LessThanOrEqual, ExpressionType.NotEqual);

/// <summary>Something on the way to the provider turns its refusals into an outage.</summary>
public sealed class TakesARefusedRenewalForAnOutage() : ProviderOption(
    options => options.Backchannel = new HttpClient(new Masking()))
{
    private sealed class Masking() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
        {
            var response = await base.SendAsync(request, stop);
            var isRefusal = response.StatusCode == HttpStatusCode.BadRequest;
            response.StatusCode = isRefusal ? HttpStatusCode.ServiceUnavailable : response.StatusCode;
            return response;
        }
    }
}

public sealed class NeverExpires() : SessionOption(options => options.ExpireTimeSpan = TimeSpan.FromDays(30));

/// <summary>The session gets the lifetime of the sign-in.</summary>
public sealed class ExpiresWithTheSignIn() : SessionOption(
    options => options.ExpireTimeSpan = new SignInSettings().Limit);

public sealed class ForgivesTheInstantOfExpiry() : ComparesOtherwise(
    nameof(SessionRow.ExpiresAt), ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual);

/// <summary>Cleaning up too much: when a connection is lost, its session ends with it.</summary>
public sealed class EndsTheSessionWithItsSocket : ApexFault
{
    public override void Apply(IServiceCollection services) =>
        services.AddHostedService(platform => new Cleaner(platform, Reached));

    private sealed class Cleaner(IServiceProvider platform, Action reached) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            platform.GetRequiredService<Connections>().Changed += EndWith;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private void EndWith(ConnectionChange change)
        {
            if (change.Loss is not null)
            {
                reached();
                using var context = platform.GetRequiredService<IDbContextFactory<ApexContext>>().CreateDbContext();
                context.Set<SessionRow>().ExecuteDelete();
            }
        }
    }
}

public sealed class ForgetsToRevoke : ApexFault<ITicketStore>
{
    public ForgetsToRevoke() => On.Skip(nameof(ITicketStore.RemoveAsync));
}

public sealed class ForgivesEarlySteps() : ComparesOtherwise(
    nameof(AttemptRow.Step), ExpressionType.Equal, ExpressionType.LessThanOrEqual);

public sealed class ForgivesRepeatedSteps() : ComparesOtherwise(
    nameof(AttemptRow.Step), ExpressionType.Equal, ExpressionType.GreaterThanOrEqual);

/// <summary>A second callback in the same browser, whose cookie is gone, is taken for a stranger's.</summary>
public sealed class TakesARepeatForAForgery() : ComparesOtherwise(
    nameof(AttemptRow.Step), ExpressionType.GreaterThanOrEqual, ExpressionType.GreaterThan);

public sealed class KeepsRefusedSignIns() : LosesCommand(
    text => text.StartsWith("UPDATE \"SignInAttempts\"")
        && text.Contains("SET \"Step\"")
        && !text.Contains("\"StartedAt\""));

public sealed class ForgetsWhichSessionCame() : LosesCommand(
    text => text.StartsWith("UPDATE \"SignInAttempts\"") && text.Contains("SET \"Session\""));

public sealed class LeavesAFinishedSignInPending : ApexFault<IAuthenticationService>
{
    public LeavesAFinishedSignInPending() => On.Skip(
        nameof(IAuthenticationService.SignOutAsync),
        call => call.Argument<string?>("scheme") == SignInModule.Pending);
}

internal sealed class IsNeverLate() : SignInSetting(settings => settings.Limit = TimeSpan.FromDays(30));

internal sealed class ForgivesOneTickMore() : SignInSetting(settings => settings.Limit += TimeSpan.FromTicks(1));

internal sealed class IsLateOneTickEarly() : SignInSetting(settings => settings.Limit -= TimeSpan.FromTicks(1));
