using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A language model on loopback that speaks OpenAI's chat completions: scripted, or a relay.</summary>
/// <remarks>A request belongs to the conversation whose topic its question names; without one it is refused.</remarks>
public sealed class ModelServer : IAsyncDisposable
{
    /// <summary>The name of the one model that is served.</summary>
    internal const string Model = "scripted-1";

    private const string Key = "key-of-the-scripted-model";
    private readonly WebApplication _app;
    private ImmutableList<Conversation> _conversations = [];

    private ModelServer(WebApplication app)
    {
        _app = app;
        app.MapPost("/v1/chat/completions", CompleteAsync);
    }

    /// <summary>How a platform reaches this model, below <c>Apex:Auth:Agents:Model</c>; a failed call is not made
    /// again.</summary>
    public IEnumerable<(string Key, string Value)> Settings =>
        [("Endpoint", $"{_app.Urls.First()}/v1"), ("Key", Key), ("Model", Model), ("Retries", "0")];

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new ModelServer(builder.Build());
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Opens a conversation.</summary>
    /// <param name="topic">Words that the conversation's questions contain, and no other's.</param>
    /// <param name="script">What the model replies where a test does not say otherwise.</param>
    public Conversation Converse(string topic, Func<ModelRequest, ModelReply> script) =>
        Converse(topic, (request, _) => Task.FromResult(script(request)));

    /// <summary>Opens a conversation.</summary>
    /// <param name="topic">Words that the conversation's questions contain, and no other's.</param>
    /// <param name="model">What replies.</param>
    public Conversation Converse(string topic, ModelTurn model)
    {
        var conversation = new Conversation(topic, model);
        ImmutableInterlocked.Update(ref _conversations, all => all.Add(conversation));
        return conversation;
    }

    public async ValueTask DisposeAsync()
    {
        _conversations.ForEach(conversation => conversation.Dispose());
        await _app.DisposeAsync();
    }

    private async Task CompleteAsync(HttpContext http)
    {
        var reply = await ReplyAsync(http);
        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(reply.Body);
    }

    private async Task<ModelReply> ReplyAsync(HttpContext http)
    {
        var request = await ModelRequest.ReadAsync(http.Request.Body);
        if (http.Request.Headers.Authorization != $"Bearer {Key}")
        {
            return ModelReply.Fail(StatusCodes.Status401Unauthorized, "Incorrect API key.");
        }

        return request.Model == Model && Find(request) is { } conversation
            ? await conversation.ReplyAsync(request, http.RequestAborted)
            : ModelReply.Fail(StatusCodes.Status404NotFound, "No such model, or nobody talks about this.");
    }

    private Conversation? Find(ModelRequest request) =>
        _conversations.LastOrDefault(talk => request.Question.Contains(talk.Topic, StringComparison.Ordinal));
}
