using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Netra.Compliance.Cli.Tests.Publishing;

/// <summary>GitHub's REST API for the comments of pull request 7 of acme/shop, on loopback.</summary>
public sealed partial class FakeGitHub : IAsyncDisposable
{
    public const string Token = "ghs_fake0123456789abcdef";

    private readonly WebApplication _app;
    private readonly Lock _lock = new();

    private FakeGitHub(WebApplication app)
    {
        _app = app;
        app.Run(AnswerAsync);
    }

    /// <summary>The comments, oldest first.</summary>
    public List<JsonObject> Comments { get; } = [];

    /// <summary>Method and path of each call.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Answers that come first instead of the true ones: status and Retry-After.</summary>
    public ConcurrentQueue<(int Status, string? RetryAfter)> Failures { get; } = new();

    /// <summary>A new comment is kept, and the answer says that it failed.</summary>
    public bool LosesFirstAnswer { get; set; }

    /// <summary>The environment of a step of a workflow.</summary>
    public Dictionary<string, string> Variables => new()
    {
        ["GITHUB_ACTIONS"] = "true", ["GITHUB_RUN_ID"] = "1", ["GITHUB_REPOSITORY"] = "acme/shop",
        ["GITHUB_REF"] = "refs/pull/7/merge", ["GITHUB_API_URL"] = _app.Urls.Single(), ["GITHUB_TOKEN"] = Token,
    };

    public static async Task<FakeGitHub> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new FakeGitHub(builder.Build());
        await server._app.StartAsync();
        return server;
    }

    /// <summary>A comment that is there already.</summary>
    public void Add(string body, string login = "github-actions[bot]", string type = "Bot")
    {
        lock (_lock)
        {
            Comments.Add(new()
            {
                ["id"] = Comments.Count + 1, ["body"] = body,
                ["user"] = new JsonObject { ["login"] = login, ["type"] = type },
            });
        }
    }

    public string Body(int index) => (string)Comments[index]["body"]!;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        Calls.Enqueue($"{request.Method} {request.Path}");
        var isFailing = Failures.TryDequeue(out var failure);
        response.Headers.RetryAfter = failure.RetryAfter;
        (response.StatusCode, var body) = isFailing
            ? (failure.Status, $"no: {request.Headers.Authorization}") : Admit(request, await ReadAsync(request));
        await response.WriteAsync(body);
    }

    private (int Status, string Body) Admit(HttpRequest request, string body) =>
        request.Headers.Authorization != $"Bearer {Token}" ? (401, "")
        : body.Length > 0 && request.ContentLength is null ? (411, "") : Answer(request, body);

    private static async Task<string> ReadAsync(HttpRequest request) =>
        request.Method == "GET" ? "" : (string)(await JsonNode.ParseAsync(request.Body))!["body"]!;

    private (int Status, string Body) Answer(HttpRequest request, string body) =>
        (request.Method, request.Path.Value) switch
        {
            ("GET", "/repos/acme/shop/issues/7/comments") => (200, Page(request.Query["page"])),
            ("POST", "/repos/acme/shop/issues/7/comments") => Create(body),
            ("PATCH", { } path) when One().Match(path) is { Success: true } one => Edit(one.Groups[1].Value, body),
            ("GET", "/user") => (403, "{\"message\":\"Resource not accessible by integration\"}"),
            _ => (404, "{}"),
        };

    private string Page(string? page)
    {
        var skipped = (int.Parse(page!, CultureInfo.InvariantCulture) - 1) * 100;
        return new JsonArray([.. Comments.Skip(skipped).Take(100).Select(comment => comment.DeepClone())])
            .ToJsonString();
    }

    private (int, string) Create(string body)
    {
        Add(body);
        var isLost = LosesFirstAnswer && Comments.Count == 1;
        return isLost ? (502, "") : (201, "{}");
    }

    private (int, string) Edit(string id, string body)
    {
        Comments[int.Parse(id, CultureInfo.InvariantCulture) - 1]["body"] = body;
        return (200, "{}");
    }

    [GeneratedRegex(@"\A/repos/acme/shop/issues/comments/([0-9]+)\z")]
    private static partial Regex One();
}
