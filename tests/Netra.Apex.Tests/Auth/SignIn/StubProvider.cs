using System.Net;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Netra.Apex.Auth.SignIn;

namespace Netra.Apex.Tests.Auth.SignIn;

/// <summary>The token endpoint of a provider that answers what a test says, when the test says it.</summary>
internal sealed class StubProvider : HttpMessageHandler
{
    private readonly List<string> _requests = [];

    /// <summary>The forms that were posted.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Completes with the answer's status and body.</summary>
    public TaskCompletionSource<(HttpStatusCode Status, string Body)> Answer { get; } =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<AuthPlatform> StartPlatformAsync() => AuthPlatform.StartAsync(
        services => services.PostConfigure<OpenIdConnectOptions>(SignInModule.Provider, Answering),
        ("Apex:Auth:SignIn:Authority", "https://provider.example/"),
        ("Apex:Auth:SignIn:ClientId", "apex"),
        ("Apex:Auth:SignIn:ClientSecret", "secret"));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop)
    {
        _requests.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(stop));
        var (status, body) = await Answer.Task;
        return new HttpResponseMessage(status) { Content = new StringContent(body) };
    }

    private void Answering(OpenIdConnectOptions options)
    {
        options.Backchannel = new HttpClient(this);
        options.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(new()
        {
            TokenEndpoint = "https://provider.example/token",
            UserInfoEndpoint = "https://provider.example/userinfo",
        });
    }
}
