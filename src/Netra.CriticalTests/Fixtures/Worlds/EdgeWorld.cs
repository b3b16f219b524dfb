using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Netra.Compliance;
using Netra.Compliance.Journaling;
using Yarp.ReverseProxy.Forwarder;

namespace Netra.CriticalTests.Fixtures.Worlds;

/// <summary>An HTTP cache in front of one node: a slot of the run's Varnish, or YARP with output caching.</summary>
internal abstract class EdgeWorld : IAsyncDisposable
{
    /// <summary>Where customers ask, and where the platform says what is to be dropped.</summary>
    public abstract Uri Address { get; }

    /// <summary>The world's name at the edge, sent as <c>x-apex-world</c>.</summary>
    public virtual string World => "0";

    /// <summary>Where the node listens for the edge beside its own address; null: nowhere.</summary>
    public virtual string? Socket => null;

    public static async Task<EdgeWorld> StartAsync()
    {
        Journal.RecordBackend("edge", Backends.Edge is null ? "YARP" : "Varnish",
            Backends.Edge is null ? BackendKind.Embedded : BackendKind.Services);
        return Backends.Edge is { } varnish ? new VarnishEdge(new Uri(varnish)) : await YarpEdge.StartAsync();
    }

    /// <summary>Leads the edge to the node that it stands in front of.</summary>
    public abstract void LeadTo(ApexNode node);

    /// <summary>A client that asks through the edge, without a session.</summary>
    public HttpClient Client() =>
        new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = Address,
            DefaultRequestHeaders = { { "x-apex-world", World } } };

    public abstract ValueTask DisposeAsync();

    private sealed class VarnishEdge(Uri address) : EdgeWorld
    {
        private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead
            | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

        private static readonly ConcurrentQueue<int> Free = new(Enumerable.Range(0, 64));

        private readonly int _slot = Free.TryDequeue(out var slot)
            ? slot : throw new InvalidOperationException("All 64 worlds of the edge are taken.");

        public override Uri Address => address;

        public override string World => $"{_slot}";

        public override string Socket => Path.Combine(Backends.EdgeSockets, $"{_slot}.sock");

        // Varnish's worker has an account of its own.
        public override void LeadTo(ApexNode node)
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Socket, Everybody);
            }
        }

        // What the edge still holds of this world would answer the next one in the slot.
        public override async ValueTask DisposeAsync()
        {
            using var client = Client();
            using var ban =
                new HttpRequestMessage(new HttpMethod("BAN"), address) { Headers = { { "x-tag", "profiles" } } };
            (await client.SendAsync(ban)).EnsureSuccessStatusCode();
            Free.Enqueue(_slot);
        }
    }

    /// <summary>BAN drops by tag, PURGE by path.</summary>
    private sealed class YarpEdge(WebApplication app) : EdgeWorld
    {
        private static readonly HttpMessageInvoker Wire =
            new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });

        private string? _origin;

        public override Uri Address => new(app.Urls.Single());

        public static new async Task<YarpEdge> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Services.AddOutputCache(options => options.AddBasePolicy(new SharedAnswers())).AddHttpForwarder();
            var edge = new YarpEdge(builder.Build());
            await edge.RunAsync();
            return edge;
        }

        public override void LeadTo(ApexNode node) => _origin = node.Address.ToString();

        public override ValueTask DisposeAsync() => app.DisposeAsync();

        private Task RunAsync()
        {
            app.Use(DropAsync);
            app.UseOutputCache();
            app.Map("/{**path}", ForwardAsync);
            return app.StartAsync();
        }

        private async Task ForwardAsync(HttpContext http, IHttpForwarder forwarder) =>
            await forwarder.SendAsync(
                http, _origin ?? throw new InvalidOperationException("The edge leads nowhere."), Wire);

        private async Task DropAsync(HttpContext http, RequestDelegate next)
        {
            var (method, store) = (http.Request.Method, http.RequestServices.GetRequiredService<IOutputCacheStore>());
            await (method switch
            {
                "BAN" => store.EvictByTagAsync(http.Request.Headers["x-tag"].ToString(), http.RequestAborted).AsTask(),
                "PURGE" => store.EvictByTagAsync(http.Request.Path, http.RequestAborted).AsTask(),
                _ => next(http),
            });
        }
    }

    /// <summary>Keeps what may be shared for as long as it may, by the answer's own headers.</summary>
    private sealed class SharedAnswers : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var request = context.HttpContext.Request;
            var isShared = HttpMethods.IsGet(request.Method) && !request.Headers.ContainsKey(HeaderNames.Cookie);
            context.EnableOutputCaching = true;
            context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = isShared;
            context.CacheVaryByRules.QueryKeys = "*";
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
            ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            var kept = CacheControlHeaderValue.TryParse(response.Headers.CacheControl.ToString(), out var control)
                && control.Public ? control.SharedMaxAge : null;
            context.AllowCacheStorage &= kept > TimeSpan.Zero && response.StatusCode == StatusCodes.Status200OK;
            context.ResponseExpirationTimeSpan = kept;
            context.Tags.UnionWith(
                [context.HttpContext.Request.Path, .. response.Headers["x-tag"].ToString().Split(' ')]);
            return ValueTask.CompletedTask;
        }
    }
}
