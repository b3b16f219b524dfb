using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Netra.Compliance.Cli.Tests.Publishing;

/// <summary>The REST API for the comments of one merge or pull request, on loopback.</summary>
public abstract class FakeReview : IAsyncDisposable
{
    public const string Token = "tok_fake0123456789abcdef";

    private readonly WebApplication _app;

    protected FakeReview()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Author and text, oldest first.</summary>
    public List<(string Author, string Body)> Comments { get; } = [];

    /// <summary>Method and path of each call.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>A status that comes first instead of the true answer.</summary>
    public ConcurrentQueue<int> Failures { get; } = new();

    /// <summary>The environment of a job.</summary>
    public abstract Dictionary<string, string> Variables { get; }

    /// <summary>What the service calls the token's owner.</summary>
    public abstract string Own { get; }

    protected string Url => _app.Urls.Single();

    public static async Task<FakeReview> StartAsync(string service)
    {
        FakeReview made = service == "GitLab" ? new FakeGitLab() : new FakeAzure();
        await made._app.StartAsync();
        return made;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    protected abstract bool IsTrusted(IHeaderDictionary headers);

    protected abstract string? Answer(HttpRequest request, JsonNode? body);

    private async Task AnswerAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        Calls.Enqueue($"{request.Method} {request.Path}{request.QueryString}");
        var body = request.ContentLength > 0 ? await JsonNode.ParseAsync(request.Body) : null;
        var answer = !IsTrusted(request.Headers) ? null : Answer(request, body);
        response.StatusCode = Failures.TryDequeue(out var failure) ? failure : answer is null ? 404 : 200;
        await response.WriteAsync(answer ?? Token);
    }
}

/// <summary>GitLab's notes of merge request 7 of project 42.</summary>
internal sealed class FakeGitLab : FakeReview
{
    private const string Notes = "/api/v4/projects/42/merge_requests/7/notes";

    public override string Own => "11";

    public override Dictionary<string, string> Variables => new()
    {
        ["GITLAB_CI"] = "true", ["CI_PIPELINE_ID"] = "1", ["CI_PROJECT_ID"] = "42", ["CI_MERGE_REQUEST_IID"] = "7",
        ["CI_API_V4_URL"] = $"{Url}/api/v4", ["GITLAB_TOKEN"] = Token,
    };

    protected override bool IsTrusted(IHeaderDictionary headers) => headers["PRIVATE-TOKEN"] == Token;

    protected override string? Answer(HttpRequest request, JsonNode? body) => (request.Method, request.Path.Value) switch
    {
        ("GET", "/api/v4/user") => $$"""{"id":{{Own}},"username":"bot"}""",
        ("GET", Notes) => Page(int.Parse(request.Query["page"]!)),
        ("POST", Notes) => Put(Comments.Count, (string)body!["body"]!),
        ("PUT", { } path) when path.StartsWith(Notes + "/") =>
            Put(int.Parse(path[(Notes.Length + 1)..]) - 100, (string)body!["body"]!),
        _ => null,
    };

    private string Page(int page) => new JsonArray([.. Comments.Select((comment, place) => (JsonNode)new JsonObject
    {
        ["id"] = place + 100, ["body"] = comment.Body,
        ["author"] = new JsonObject { ["id"] = int.Parse(comment.Author) },
    }).Skip((page - 1) * 100).Take(100)]).ToJsonString();

    private string Put(int place, string body)
    {
        Comments.RemoveRange(place, Math.Min(1, Comments.Count - place));
        Comments.Insert(place, (Own, body));
        return "{}";
    }
}

/// <summary>Azure DevOps' threads of pull request 7.</summary>
internal sealed class FakeAzure : FakeReview
{
    private const string Project = "6f9619ff-8b86-d011-b42d-00c04fc964ff";
    private const string Threads = $"/acme/{Project}/_apis/git/repositories/{Project}/pullRequests/7/threads";

    public override string Own => "build-service";

    public override Dictionary<string, string> Variables => new()
    {
        ["TF_BUILD"] = "True", ["BUILD_BUILDID"] = "1", ["SYSTEM_COLLECTIONURI"] = $"{Url}/acme/",
        ["SYSTEM_TEAMPROJECTID"] = Project, ["BUILD_REPOSITORY_ID"] = Project,
        ["SYSTEM_PULLREQUEST_PULLREQUESTID"] = "7", ["SYSTEM_ACCESSTOKEN"] = Token,
    };

    protected override bool IsTrusted(IHeaderDictionary headers) => headers.Authorization == $"Bearer {Token}";

    protected override string? Answer(HttpRequest request, JsonNode? body) => (request.Method, request.Path.Value) switch
    {
        ("GET", "/acme/_apis/connectionData") => $$$"""{"authenticatedUser":{"id":"{{{Own}}}"}}""",
        ("GET", Threads) => new JsonObject { ["value"] = new JsonArray([.. Comments.Select(Thread)]) }.ToJsonString(),
        ("POST", Threads) => Put(Comments.Count, (string)body!["comments"]![0]!["content"]!),
        ("PATCH", { } path) when path.StartsWith(Threads + "/") =>
            Put(int.Parse(path[(Threads.Length + 1)..].Split('/')[0]) - 100, (string)body!["content"]!),
        _ => null,
    };

    private static JsonNode Thread((string Author, string Body) comment, int place) => new JsonObject
    {
        ["id"] = place + 100,
        ["comments"] = new JsonArray(new JsonObject
        {
            ["id"] = 1, ["content"] = comment.Body, ["author"] = new JsonObject { ["id"] = comment.Author },
        }),
    };

    private string Put(int place, string body)
    {
        Comments.RemoveRange(place, Math.Min(1, Comments.Count - place));
        Comments.Insert(place, (Own, body));
        return "{}";
    }
}
