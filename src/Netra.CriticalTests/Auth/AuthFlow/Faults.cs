using System.Linq.Expressions;
using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Netra.Apex.Auth;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn;
using Netra.Compliance;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Auth.AuthFlowFaults;

/// <summary>A plausible misconfiguration of the OpenID Connect handler.</summary>
public abstract class ProviderOption(Action<OpenIdConnectOptions> set)
    : OptionFault<OpenIdConnectOptions>(set, SignInModule.Provider);

/// <summary>A plausible misconfiguration of the cookie handler that keeps sessions.</summary>
public abstract class SessionOption(Action<CookieAuthenticationOptions> set)
    : OptionFault<CookieAuthenticationOptions>(set, Session.Scheme);

/// <summary>A wrong value in the platform's own settings.</summary>
internal abstract class SignInSetting(Action<SignInSettings> set)
    : OptionFault<AuthSettings>(settings => set(settings.SignIn));

/// <summary>The wrong claim: the session's email is the provider's subject identifier.</summary>
public sealed class UsesSubjectAsEmail() : ProviderOption(options =>
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

public sealed class SessionCookieNotHttpOnly() : SessionOption(options => options.Cookie.HttpOnly = false);

public sealed class SessionCookieSameSiteNone() : SessionOption(
    options => options.Cookie.SameSite = SameSiteMode.None);

public sealed class NonceCookieNotHttpOnly() : ProviderOption(options => options.NonceCookie.HttpOnly = false);

/// <summary>An existing session is not checked, so the new session reuses its key.</summary>
public sealed class AllowsSessionFixation : ApexFault<IAuthenticationService>
{
    public AllowsSessionFixation() =>
        On.Answer<AuthenticateResult>(
            nameof(IAuthenticationService.AuthenticateAsync),
            (right, call) => IsCompletion(call) ? AuthenticateResult.NoResult() : right);

    private static bool IsCompletion(ServiceCall<IAuthenticationService> call) =>
        call.Argument<string?>("scheme") == Session.Scheme
        && call.Argument<HttpContext>("context").Request.Path == SignInEndpoints.Complete;
}

/// <summary>The customer is sent to the start page without an error.</summary>
public sealed class IgnoresConsentDenial() : ProviderOption(options => options.Events.OnAccessDenied = context =>
{
    context.Response.Redirect("/");
    context.HandleResponse();
    return Task.CompletedTask;
});

/// <summary>A state that cannot be read is replaced by the last one that was issued.</summary>
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

/// <summary>A callback without a state is matched with the last request.</summary>
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

/// <summary>The cookie that binds the state to a browser is not checked.</summary>
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

/// <summary>The platform's own check is left out; the framework accepts an unsigned token in the code flow.</summary>
public sealed class AcceptsUnsignedToken() : ProviderOption(
    options => options.Events.OnTokenValidated = context =>
    {
        context.Principal = Customer.Of(context.Principal!).ToPrincipal();
        return Task.CompletedTask;
    });

/// <summary>The insert that marks a code as used is lost.</summary>
public sealed class AcceptsReplayedCode() : LosesCommand(text => text.StartsWith("INSERT INTO \"UsedCodes\""));

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

/// <summary>With sliding expiration the framework overwrites the renewed ticket with the one from before.</summary>
public sealed class EnablesSlidingExpiration() : SessionOption(options => options.SlidingExpiration = true);

/// <summary>The claim on a session's row is not exclusive, so every request renews.</summary>
public sealed class RenewsForEveryRequest() : ComparesOtherwise(
    nameof(SessionRow.RenewingUntil), ExpressionType.LessThanOrEqual, ExpressionType.NotEqual);

/// <summary>The provider's 400 is read as something else.</summary>
public abstract class MisreadsARefusal(Action<HttpResponseMessage> misread) : ProviderOption(
    options => options.Backchannel = new HttpClient(new Misreading(misread)))
{
    private sealed class Misreading(Action<HttpResponseMessage> misread)
        : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
        {
            var response = await base.SendAsync(request, stop);
            (response.StatusCode == HttpStatusCode.BadRequest ? misread : _ => { })(response);
            return response;
        }
    }
}

/// <summary>A refusal for good is read as a 503, so the session is kept.</summary>
public sealed class TreatsRefreshRefusalAsOutage() : MisreadsARefusal(
    response => response.StatusCode = HttpStatusCode.ServiceUnavailable);

/// <summary>Whatever the provider complains of is read as a refusal for good, so the session ends.</summary>
public sealed class TreatsRefreshOutageAsRefusal() : MisreadsARefusal(
    response => response.Content = new StringContent("""{"error":"invalid_grant"}"""));

/// <summary>The update that gives the renewal back after a failure is lost; the claim runs out by itself.</summary>
public sealed class KeepsTheClaimOnARenewal() : LosesCommand(
    text => text.StartsWith("UPDATE \"Sessions\"") && text.Contains("SET \"RenewingUntil\"") && !text.Contains("<="));

public sealed class SessionLifetimeTooLong() : SessionOption(options => options.ExpireTimeSpan = TimeSpan.FromDays(30));

/// <summary>A session lives no longer than a sign-in may take.</summary>
public sealed class ExpiresWithTheSignIn() : SessionOption(
    options => options.ExpireTimeSpan = new SignInSettings().Limit);

public sealed class AcceptsSessionAtExpiry() : ComparesOtherwise(
    nameof(SessionRow.ExpiresAt), ExpressionType.GreaterThan, ExpressionType.GreaterThanOrEqual);

/// <summary>The delete of expired sessions is lost.</summary>
public sealed class KeepsExpiredSessions() : LosesCommand(
    text => text.StartsWith("DELETE FROM \"Sessions\"") && text.Contains("\"ExpiresAt\""));

/// <summary>The wrong way round: a sign-in deletes the sessions that have not expired.</summary>
public sealed class EndsTheSessionsOfOthers() : ComparesOtherwise(
    nameof(SessionRow.ExpiresAt), ExpressionType.LessThanOrEqual, ExpressionType.GreaterThan);

/// <summary>A session that ends is not removed from the store.</summary>
public sealed class IgnoresRevocation : ApexFault<ITicketStore>
{
    public IgnoresRevocation() => On.Skip(nameof(ITicketStore.RemoveAsync));
}

public sealed class AcceptsEarlySteps() : ComparesOtherwise(
    nameof(AttemptRow.Step), ExpressionType.Equal, ExpressionType.LessThanOrEqual);

public sealed class AcceptsRepeatedSteps() : ComparesOtherwise(
    nameof(AttemptRow.Step), ExpressionType.Equal, ExpressionType.GreaterThanOrEqual);

/// <summary>A second callback in the same browser, whose cookie is gone, is reported as a forged state.</summary>
public sealed class ReportsRepeatedCallbackAsForged() : ComparesOtherwise(
    nameof(AttemptRow.Step), ExpressionType.GreaterThanOrEqual, ExpressionType.GreaterThan);

/// <summary>The update that closes a refused sign-in is lost.</summary>
public sealed class AllowsResumingRefusedSignIn() : LosesCommand(
    text => text.StartsWith("UPDATE \"SignInAttempts\"")
        && text.Contains("SET \"Step\"")
        && !text.Contains("\"StartedAt\""));

/// <summary>The sign-in does not know its session, so a repeated completion cannot end it.</summary>
public sealed class DoesNotRecordCreatedSession() : LosesCommand(
    text => text.StartsWith("UPDATE \"SignInAttempts\"") && text.Contains("SET \"Session\""));

/// <summary>The cookie of the sign-in is not cleared when it is complete.</summary>
public sealed class LeavesAFinishedSignInPending : ApexFault<IAuthenticationService>
{
    public LeavesAFinishedSignInPending() => On.Skip(
        nameof(IAuthenticationService.SignOutAsync),
        call => call.Argument<string?>("scheme") == SignInModule.Pending);
}

/// <summary>A provider on an open line is taken for one on a safe line.</summary>
internal sealed class TakesAnyLineForASafeOne() : SignInSetting(settings =>
    settings.Authority = settings.Authority is { IsLoopback: false } far
        ? new UriBuilder(far) { Scheme = Uri.UriSchemeHttps }.Uri
        : settings.Authority);

internal sealed class SignInLimitTooLong() : SignInSetting(settings => settings.Limit = TimeSpan.FromDays(1));

internal sealed class SignInLimitOneTickTooLong() : SignInSetting(settings => settings.Limit += TimeSpan.FromTicks(1));

internal sealed class SignInLimitOneTickTooShort() : SignInSetting(settings => settings.Limit -= TimeSpan.FromTicks(1));
