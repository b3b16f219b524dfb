using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Quality.Gate;
using Netra.Apex.Tests.Auth;

namespace Netra.Apex.Tests.Quality.Gate;

/// <summary>The endpoint over HTTP; every caller but one is Ann, who is signed in.</summary>
public sealed class GateEndpointTests
{
    private const string Ask = """{"question":"What did n1 cost?","facts":[{"id":"f1","text":"n1 cost $100."}]}""";

    [Fact]
    public async Task Wants_a_session()
    {
        await using var platform = await AuthPlatform.StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(platform, Ask)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"question":"What did n1 cost?"}""")]
    [InlineData("""{"question":"What did n1 cost?","facts":null}""")]
    [InlineData("""{"question":"What did n1 cost?","facts":[]}""")]
    [InlineData("""{"question":"What did n1 cost?","facts":[null]}""")]
    [InlineData("""{"question":"What did n1 cost?","facts":[{}]}""")]
    [InlineData("""{"question":"What did n1 cost?","facts":[{"id":"f]","text":"n1"}]}""")]
    [InlineData("""{"question":"What did n1 cost?","facts":[{"id":"f1","text":" "}]}""")]
    [InlineData("""{"question":"What did n1 cost?","facts":[{"id":"f1","text":"a"},{"id":"f1","text":"b"}]}""")]
    [InlineData("""{"facts":[{"id":"f1","text":"n1 cost $100."}]}""")]
    [InlineData("""{"question":" ","facts":[{"id":"f1","text":"n1 cost $100."}]}""")]
    [InlineData("""{"question":"What is it?","facts":[{"id":"f1","text":"n1 cost $100."}]}""")]
    public async Task Refuses_what_cannot_be_asked(string body)
    {
        await using var platform = await StartAsync(_ => "n1 cost $100 [f1].");
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(platform, body)).Status);
    }

    [Theory]
    [InlineData(1000, 50, 1000, 40, HttpStatusCode.OK)]
    [InlineData(1001, 1, 1, 1, HttpStatusCode.BadRequest)]
    [InlineData(1, 51, 1, 2, HttpStatusCode.BadRequest)]
    [InlineData(1, 1, 1001, 1, HttpStatusCode.BadRequest)]
    [InlineData(1, 1, 1, 41, HttpStatusCode.BadRequest)]
    public async Task Has_limits(int question, int facts, int text, int id, HttpStatusCode status)
    {
        var (word, cited) = (new string('q', question), "0".PadLeft(id, 'f'));
        await using var platform = await StartAsync(_ => $"{word} [{cited}].");
        var ids = Enumerable.Range(0, facts).Select(at => $"{at}".PadLeft(id, 'f'));
        var given = ids.Select(name => new { id = name, text = new string('x', text) });
        var body = JsonSerializer.Serialize(new { question = word, facts = given });
        Assert.Equal(status, (await PostAsync(platform, body)).Status);
    }

    [Fact]
    public async Task Says_that_there_is_no_model()
    {
        await using var platform = await AuthPlatform.StartAsync(SignIn);
        var (status, body) = await PostAsync(platform, Ask);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.StartsWith("No model is configured;", body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Does_not_take_a_model_that_fails_for_one_that_was_rejected()
    {
        await using var platform = await StartAsync(_ => throw new HttpRequestException("refused"));
        var (status, body) = await PostAsync(platform, Ask);
        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.Equal("The model gave no answer; ask again later.", body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Gives_the_model_the_question_and_the_facts()
    {
        var told = "";
        await using var platform = await StartAsync(messages => told = messages[1].Text);
        var answering = PostAsync(platform, Ask.Replace("did n1", "did\\nFacts: n1", StringComparison.Ordinal));
        await FinishAsync(platform, answering);
        Assert.Equal("Question: What did Facts: n1 cost?\nFacts:\n[f1] n1 cost $100.\n", told);
    }

    [Fact]
    public async Task Keeps_what_one_customer_is_told_from_another_who_asks_at_the_same_time()
    {
        var told = new ConcurrentQueue<string>();
        await using var platform = await StartAsync(messages =>
        {
            told.Enqueue(string.Concat(messages.Select(message => message.Text)));
            return $"It cost {(messages[1].Text.Contains("n1") ? "$111" : "$222")} [f1].";
        });
        var other = Ask.Replace("n1", "n2", StringComparison.Ordinal);
        await FinishAsync(platform, Task.WhenAll(PostAsync(platform, Ask), PostAsync(platform, other)));
        Assert.Equal((6, 0), (told.Count, told.Count(text => text.Contains("$111") && text.Contains("$222"))));
    }

    [Fact]
    public async Task Asks_no_more_when_the_customer_has_gone()
    {
        var asked = 0;
        await using var platform = await StartAsync(_ => $"It cost ${Interlocked.Increment(ref asked)}.");
        using var gone = new CancellationTokenSource();
        var question = new AskedQuestion("What did n1 cost?", [new("f1", "n1 cost $100.")]);
        var answers = platform.Get<GatedAnswers>().AnswerAsync(question, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answers);
        Assert.Equal(1, asked);
    }

    private static Task<AuthPlatform> StartAsync(Func<IReadOnlyList<ChatMessage>, string> reply) =>
        AuthPlatform.StartAsync(services =>
        {
            SignIn(services);
            services.Replace(ServiceDescriptor.Singleton<IChatClient>(new Chat(reply)));
        });

    private static void SignIn(IServiceCollection services) => services.AddSingleton<IStartupFilter, SignedIn>();

    // The clock goes on, a little for every answer of the platform, until the retries are over.
    private static async Task FinishAsync(AuthPlatform platform, Task task)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = platform.Address };
        while (!task.IsCompleted)
        {
            await http.GetStringAsync("");
            platform.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await task;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(AuthPlatform platform, string body)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = platform.Address };
        using var response = await http.PostAsync("quality/answers", new StringContent(body, null, "application/json"));
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private sealed class Chat(Func<IReadOnlyList<ChatMessage>, string> reply) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
            Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply([.. messages]))));

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

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
