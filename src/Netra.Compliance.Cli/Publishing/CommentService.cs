using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Netra.Compliance.Cli.Publishing;

/// <summary>The comments of a pull request, by the REST API of the service that has it.</summary>
internal abstract class CommentService : IDisposable
{
    private const int PageSize = 100;

    /// <summary>More comments than GitHub allows on a pull request.</summary>
    private const int MostPages = 30;

    private const int MostBytes = 64 * 1024 * 1024;

    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly JsonSerializerOptions _json;

    /// <param name="pull">The pull request.</param>
    /// <param name="time">What a moment to try again is compared with.</param>
    /// <param name="naming">How the service writes the names of its fields.</param>
    protected CommentService(PullRequest pull, TimeProvider time, JsonNamingPolicy naming)
    {
        (_time, _http) = (time, Client(pull.Comments));
        _json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = naming };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("netra", "1"));
    }

    /// <summary>What the service is called.</summary>
    public abstract string Name { get; }

    /// <summary>What to do where the token may not write, as a clause.</summary>
    protected abstract string Denied { get; }

    /// <summary>What each request carries.</summary>
    protected HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    /// <summary>The address of a comment that begins with <paramref name="marker"/> and is the token's own; null for
    /// none.</summary>
    public abstract Task<Uri?> FindAsync(string marker, CancellationToken cancellation);

    /// <summary>Writes a new comment.</summary>
    public abstract Task AddAsync(string body, CancellationToken cancellation);

    /// <summary>Replaces the text of a comment.</summary>
    public abstract Task EditAsync(Uri comment, string body, CancellationToken cancellation);

    public void Dispose() => _http.Dispose();

    /// <summary>Asks for what is there.</summary>
    protected async Task<T> GetAsync<T>(Uri address, CancellationToken cancellation)
    {
        using var answer = await SendAsync(HttpMethod.Get, address, null, cancellation);
        return await ReadAsync<T>(answer, cancellation);
    }

    /// <summary>The first of the pages' items that is sought; null for none.</summary>
    /// <exception cref="NoComment">There are more pages than anybody searches.</exception>
    protected async Task<T?> FirstAsync<T>(Uri pages, Func<T, bool> isSought, CancellationToken cancellation)
        where T : class
    {
        for (var page = 1; page <= MostPages; page++)
        {
            var address = new Uri($"{pages}?per_page={PageSize}&page={page}");
            var items = await GetAsync<T?[]>(address, cancellation);
            var found = items.FirstOrDefault(item => item is not null && isSought(item));
            if (found is not null || items.Length < PageSize)
            {
                return found;
            }
        }

        throw new NoComment("the pull request has too many comments to search");
    }

    /// <summary>Changes something; the answer is of no interest.</summary>
    protected async Task PutAsync(HttpMethod method, Uri address, object body, CancellationToken cancellation) =>
        (await SendAsync(method, address, body, cancellation)).Dispose();

    /// <summary>What is there; null where the service refuses to say.</summary>
    protected async Task<T?> TryGetAsync<T>(Uri address, CancellationToken cancellation)
        where T : class
    {
        using var answer = await AskAsync(HttpMethod.Get, address, null, cancellation);
        return answer.IsSuccessStatusCode ? await ReadAsync<T>(answer, cancellation) : null;
    }

    private static HttpClient Client(Uri address)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        handler.UseProxy = !address.IsLoopback;
        return new(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = MostBytes };
    }

    private async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellation);
            return JsonSerializer.Deserialize<T>(bytes, _json) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new NoComment($"{Name}'s answer cannot be read");
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
        return Passing.Of(answer, _time, Name) is { } passing ? throw passing : answer;
    }

    /// <summary>A body that says its length: not every proxy takes one in chunks.</summary>
    private StringContent Sized(object body) =>
        new(JsonSerializer.Serialize(body, _json), Encoding.UTF8, "application/json");

    /// <summary>By the status alone: what a server says could hold anything.</summary>
    private NoComment Refused(HttpResponseMessage answer)
    {
        using (answer)
        {
            return new(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized
                ? Denied : $"{Name} answered {(int)answer.StatusCode}");
        }
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
    public static Passing? Of(HttpResponseMessage answer, TimeProvider time, string service)
    {
        var (status, told) = ((int)answer.StatusCode, answer.Headers.RetryAfter);
        var isLimit = status == 429 || (status == 403 && told is not null);
        return !isLimit && status < 500 ? null
            : new($"{service} answered {status}", told?.Delta ?? told?.Date - time.GetUtcNow());
    }
}

/// <summary>Why there is no comment, as a clause; never a reason to fail.</summary>
internal sealed class NoComment(string why) : Exception(why);
