using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>The comments of a pull request, by GitHub's REST API.</summary>
internal sealed class GitHubComments : IDisposable
{
    private const int PageSize = 100;

    /// <summary>More comments than GitHub allows on a pull request.</summary>
    private const int MostPages = 30;

    private const int MostBytes = 64 * 1024 * 1024;
    private const string Denied =
        "the token may not write it: give the job 'permissions: pull-requests: write' (from a fork it cannot have it)";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly PullRequest _pull;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public GitHubComments(PullRequest pull, TimeProvider time)
    {
        (_pull, _time, _http) = (pull, time, Client(pull.Comments));
        var headers = _http.DefaultRequestHeaders;
        headers.Authorization = new("Bearer", pull.Token);
        headers.UserAgent.Add(new ProductInfoHeaderValue("netra", "1"));
        headers.Accept.Add(new("application/vnd.github+json"));
        headers.Add("X-GitHub-Api-Version", "2022-11-28");
    }

    /// <summary>The first comment that begins with <paramref name="marker"/> and is the token's own; null for
    /// none.</summary>
    public async Task<long?> FindAsync(string marker, CancellationToken cancellation)
    {
        var login = await LoginAsync(cancellation);
        for (var page = 1; page <= MostPages; page++)
        {
            var comments = await PageAsync(page, cancellation);
            var own = comments.FirstOrDefault(comment => comment?.Is(marker, login) == true);
            if (own is not null || comments.Length < PageSize)
            {
                return own?.Id;
            }
        }

        throw new NoComment("the pull request has too many comments to search");
    }

    /// <summary>Writes a new comment.</summary>
    public async Task AddAsync(string body, CancellationToken cancellation) =>
        (await SendAsync(HttpMethod.Post, _pull.Comments, new { body }, cancellation)).Dispose();

    /// <summary>Replaces the text of a comment.</summary>
    public async Task EditAsync(long id, string body, CancellationToken cancellation) =>
        (await SendAsync(HttpMethod.Patch, new(_pull.Comments, $"../comments/{id}"), new { body }, cancellation))
        .Dispose();

    public void Dispose() => _http.Dispose();

    private static HttpClient Client(Uri address)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        handler.UseProxy = !address.IsLoopback;
        return new(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = MostBytes };
    }

    /// <summary>The token of a workflow is no user's, and may not ask whose it is: then this is null.</summary>
    private async Task<string?> LoginAsync(CancellationToken cancellation)
    {
        using var answer = await AskAsync(HttpMethod.Get, _pull.User, null, cancellation);
        return answer.IsSuccessStatusCode ? (await ReadAsync<Author>(answer, cancellation)).Login : null;
    }

    private async Task<Comment?[]> PageAsync(int page, CancellationToken cancellation)
    {
        var address = new Uri($"{_pull.Comments}?per_page={PageSize}&page={page}");
        using var answer = await SendAsync(HttpMethod.Get, address, null, cancellation);
        return await ReadAsync<Comment?[]>(answer, cancellation);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation);
            return JsonSerializer.Deserialize<T>(bytes, Json) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new NoComment("GitHub's answer cannot be read");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri address, object? body, CancellationToken cancellation)
    {
        var answer = await AskAsync(method, address, body, cancellation);
        return answer.IsSuccessStatusCode ? answer : throw Refused(answer);
    }

    private async Task<HttpResponseMessage> AskAsync(
        HttpMethod method, Uri address, object? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Content = body is null ? null : Sized(body);
        var answer = await _http.SendAsync(request, cancellation);
        return Passing.Of(answer, _time) is { } passing ? throw passing : answer;
    }

    /// <summary>A body that says its length: not every proxy takes one in chunks.</summary>
    private static StringContent Sized(object body) =>
        new(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");

    /// <summary>By the status alone: what a server says could hold anything.</summary>
    private static NoComment Refused(HttpResponseMessage answer)
    {
        using (answer)
        {
            return new(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
                ? Denied : $"GitHub answered {(int)answer.StatusCode}");
        }
    }

    private sealed record Author(string? Login, string? Type);

    private sealed record Comment(long Id, string? Body, Author? User)
    {
        /// <summary>Anybody can write the marker: the comment of another is not touched.</summary>
        public bool Is(string marker, string? login) => Body?.StartsWith(marker, StringComparison.Ordinal) == true
            && (login is null ? User?.Type == "Bot" : User?.Login == login);
    }
}

/// <summary>A failure that may be gone when the same is asked again.</summary>
/// <param name="why">What happened, as a clause.</param>
/// <param name="wait">How long the server wants to be left alone; null where it did not say.</param>
internal sealed class Passing(string why, TimeSpan? wait) : Exception(why)
{
    /// <summary>How long the server wants to be left alone; null where it did not say.</summary>
    public TimeSpan? Wait => wait;

    /// <summary>Null for an answer that stays the same.</summary>
    public static Passing? Of(HttpResponseMessage answer, TimeProvider time)
    {
        var (status, told) = ((int)answer.StatusCode, answer.Headers.RetryAfter);
        var isLimit = status == 429 || (status == 403 && told is not null);
        return !isLimit && status < 500 ? null
            : new($"GitHub answered {status}", told?.Delta ?? told?.Date - time.GetUtcNow());
    }
}
