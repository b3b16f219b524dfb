using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Tests.Auth;

namespace Netra.Apex.Tests.Quality.Checkpoints;

/// <summary>Without a node's name; with one, jobs need a Redis and are met by critical test 12.</summary>
public sealed class JobEndpointsTests
{
    [Theory]
    [InlineData("quality/jobs")]
    [InlineData("quality/jobs/0195f0a0-0000-7000-8000-000000000001")]
    public async Task Wants_a_session(string path)
    {
        await using var platform = await AuthPlatform.StartAsync();
        using var http = ClientOf(platform);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("quality/jobs")]
    [InlineData("quality/jobs/0195f0a0-0000-7000-8000-000000000001")]
    [InlineData("quality/checkpoint")]
    public async Task Says_which_settings_are_missing(string path)
    {
        await using var platform = await AuthPlatform.StartAsync(
            services => services.AddSingleton<IStartupFilter, SignedIn>());
        using var http = ClientOf(platform);
        using var response = await http.PostAsJsonAsync(path, new { question = "Why?" });
        var detail = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();
        const string Missing = "Jobs are off; set Apex:Quality:Checkpoints:Node and Apex:Data:Cache:Redis.";
        Assert.Equal((HttpStatusCode.ServiceUnavailable, Missing), (response.StatusCode, detail));
    }

    private static HttpClient ClientOf(AuthPlatform platform) =>
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = platform.Address };

    private sealed class SignedIn : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => next(app.Use(SignIn));

        private static Task SignIn(HttpContext http, RequestDelegate rest)
        {
            http.User = new Customer("ann", "ann@example.com").ToPrincipal();
            return rest(http);
        }
    }
}
