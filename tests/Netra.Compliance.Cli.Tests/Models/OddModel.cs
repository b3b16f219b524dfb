using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Netra.Compliance.Cli.Tests.Models;

/// <summary>What an endpoint answers.</summary>
/// <param name="Body">The body, JSON or not.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="RetryAfter">The header by which it says when to come again.</param>
public sealed record OddAnswer(string Body, int Status = 200, string? RetryAfter = null)
{
    /// <summary>A completion that says something and tells its usage.</summary>
    public static OddAnswer Say(string text, int input = 10, int output = 5) =>
        Complete(new JsonObject { ["role"] = "assistant", ["content"] = text }, input, output);

    public static OddAnswer Complete(JsonObject message, int input = 10, int output = 5) => new(new JsonObject
    {
        ["model"] = "odd-1-large",
        ["choices"] =
            new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = "stop", ["message"] = message }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = input, ["completion_tokens"] = output },
    }.ToJsonString());

    public static OddAnswer Busy(string? retryAfter) =>
        new("{\"error\":{\"message\":\"Slow down.\"}}", 429, retryAfter);
}

/// <summary>An endpoint on loopback that speaks OpenAI's protocol as it likes; it lets in who has its key.</summary>
public sealed class OddModel : IAsyncDisposable
{
    public const string Key = "sk-odd-key-0123456789";
    public const string Name = "odd-1";

    private readonly WebApplication _app;
    private readonly Func<int, JsonObject, OddAnswer> _answer;
    private readonly string _key;
    private int _calls;

    private OddModel(WebApplication app, Func<int, JsonObject, OddAnswer> answer, string key)
    {
        (_app, _answer, _key) = (app, answer, key);
        app.Run(AnswerAsync);
    }

    public Uri Address => new($"{_app.Urls.Single()}/v1");

    /// <summary>What was asked, in order.</summary>
    public ConcurrentQueue<JsonObject> Requests { get; } = new();

    /// <summary>The environment of somebody who means to use it.</summary>
    public Dictionary<string, string> Variables => new()
    {
        ["NETRA_LLM_ENDPOINT"] = Address.ToString(),
        ["NETRA_LLM_KEY"] = _key,
        ["NETRA_LLM_MODEL"] = Name,
    };

    /// <summary>Starts one.</summary>
    /// <param name="answer">What it answers to the call of a number, from 1.</param>
    /// <param name="key">The key that it lets in.</param>
    public static async Task<OddModel> StartAsync(Func<int, JsonObject, OddAnswer> answer, string key = Key)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var model = new OddModel(builder.Build(), answer, key);
        await model._app.StartAsync();
        return model;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var request = (JsonObject)(await JsonNode.ParseAsync(http.Request.Body))!;
        Requests.Enqueue(request);
        var answer = Admit(http.Request) ?? _answer(Interlocked.Increment(ref _calls), request);
        http.Response.StatusCode = answer.Status;
        http.Response.Headers.RetryAfter = answer.RetryAfter;
        await http.Response.WriteAsync(answer.Body);
    }

    // As some do, it quotes the key that it does not know.
    private OddAnswer? Admit(HttpRequest request) =>
        request.Path != "/v1/chat/completions" ? new("", 404)
        : request.Headers.Authorization != $"Bearer {_key}"
            ? new($"{{\"error\":\"No key '{request.Headers.Authorization}'.\"}}", 401)
        : null;
}
