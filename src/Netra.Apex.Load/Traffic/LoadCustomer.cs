using System.Net.Http.Json;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Agents;
using Netra.Apex.Client;
using Netra.Apex.Client.Wire;
using Netra.Apex.Load.Measuring;
using Netra.Apex.Performance.Search;
using Netra.Apex.Performance.Tools;
using Netra.CriticalTests.Auth;
using Netra.CriticalTests.Fixtures.Identity;
using Netra.CriticalTests.Fixtures.Models;
using Netra.CriticalTests.Performance;

namespace Netra.Apex.Load.Traffic;

/// <summary>What all customers of a platform share.</summary>
/// <param name="Platform">The platform's address.</param>
/// <param name="Talk">The conversation that their agents have with the model.</param>
/// <param name="Handler">What carries their requests: connections are kept and shared.</param>
internal sealed record LoadPlace(Uri Platform, Conversation Talk, SocketsHttpHandler Handler)
{
    /// <summary>What each question found before the load; all customers have the same documents.</summary>
    public Dictionary<string, string> Found { get; } = new(StringComparer.Ordinal);
}

/// <summary>A customer with a session, a socket and documents.</summary>
internal sealed class LoadCustomer : IAsyncDisposable
{
    private static readonly string[] Questions =
        [.. JudgedSet.Questions.Where(asked => asked.Kind == "mixed").Select(asked => asked.Question)];

    private readonly LoadPlace _place;
    private readonly string _email;
    private readonly HttpClient _http;
    private readonly ApexClient _socket;
    private int _turn;

    /// <summary>A customer who has a session; the socket begins to connect.</summary>
    public LoadCustomer(LoadPlace place, string email, string cookie)
    {
        (_place, _email) = (place, email);
        _http = new HttpClient(place.Handler, disposeHandler: false) { BaseAddress = place.Platform };
        _http.Timeout = TrafficSource.AnswerLimit;
        _http.DefaultRequestHeaders.Add("Cookie", cookie);
        var options = new ApexClientOptions { Address = place.Platform, Cookie = cookie, Handler = place.Handler };
        _socket = new ApexClient(Options.Create(options), TimeProvider.System);
        _socket.Start();
    }

    /// <summary>Stores the documents; the first customer notes what each question finds.</summary>
    /// <exception cref="HttpRequestException">The platform refused.</exception>
    public async Task PrepareAsync()
    {
        using var stored = await _http.PostAsJsonAsync("performance/documents", JudgedSet.Documents);
        stored.EnsureSuccessStatusCode();
        foreach (var question in Questions.Where(asked => !_place.Found.ContainsKey(asked)))
        {
            _place.Found[question] = IdsOf(await _http.GetFromJsonAsync<SearchHit[]>(SearchFor(question)));
        }
    }

    /// <summary>Searches the documents; the right answer is the one before the load.</summary>
    public Task<Outcome> SearchAsync() => TriedAsync(async () =>
    {
        var question = Questions[Interlocked.Increment(ref _turn) % Questions.Length];
        using var response = await _http.GetAsync(SearchFor(question));
        return await Outcome.OfAsync(response, async content =>
            IdsOf(await content.ReadFromJsonAsync<SearchHit[]>()) == _place.Found[question] ? null : "other documents");
    });

    /// <summary>Lets a tool analyse what the customer has used.</summary>
    public Task<Outcome> RunToolAsync() => TriedAsync(async () =>
    {
        using var response = await _http.PostAsJsonAsync("performance/tools/apex/gpu_analyzer", new { });
        return await Outcome.OfAsync(response, async content =>
            await content.ReadFromJsonAsync<ToolExecution>() is { Insights.Count: > 0 } ? null : "no insights");
    });

    /// <summary>Lets the agents answer a question.</summary>
    public Task<Outcome> RunAgentsAsync() => TriedAsync(async () =>
    {
        using var response = await AgentsFixture.OrderAsync(_http, _place.Talk);
        return await Outcome.OfAsync(response, async content =>
            await content.ReadFromJsonAsync<RunReport>() is { Problems.Count: 0, Parts.Count: > 0 }
                ? null
                : "a part of the run is missing");
    });

    /// <summary>Sends a message over the socket, until the platform has stored it.</summary>
    public Task<Outcome> SendMessageAsync() => TriedAsync(async () =>
    {
        var choice = $"{Interlocked.Increment(ref _turn)}";
        await _socket.AskAsync(new ClientCommand.SetPreference("theme", choice));
        return Outcome.Answered;
    });

    /// <summary>Signs in once more, in a new browser, by way of the provider.</summary>
    public Task<Outcome> SignInAsync() => TriedAsync(async () =>
    {
        using var browser = new Browser();
        var visit = new Visit(browser, _place.Platform, _email);
        await visit.SignInAsync();
        return visit.Cookies.Length > 0 ? Outcome.Answered : Outcome.Fail("the sign-in left no session");
    });

    public async ValueTask DisposeAsync()
    {
        await _socket.DisposeAsync();
        _http.Dispose();
    }

    // Whatever a request ends with is a finding about the platform, and never ends the load.
    private static async Task<Outcome> TriedAsync(Func<Task<Outcome>> request)
    {
        try
        {
            return await request();
        }
        catch (Exception failure)
        {
            return Outcome.Fail(failure.Message);
        }
    }

    private static string SearchFor(string question) => $"performance/search?top=10&q={Uri.EscapeDataString(question)}";

    private static string IdsOf(SearchHit[]? hits) => string.Join(' ', (hits ?? []).Select(hit => hit.Id));
}
