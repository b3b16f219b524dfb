using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Netra.Compliance;
using Netra.Compliance.Journaling;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A real language model, handed to the tests by <c>netra run --real-llm</c>, which meters every
/// call.</summary>
public sealed class RealModel
{
    private readonly string _name;
    private readonly Uri _completions;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience };

    private RealModel(string endpoint, string key, string name)
    {
        (_name, _completions) = (name, new Uri($"{endpoint}/chat/completions"));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>How long a test waits for a real model, in real time.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The model of this run; null where the scripted one answers everything.</summary>
    public static RealModel? OfRun { get; } = Environment.GetEnvironmentVariable("NETRA_LLM") == "real"
        ? new RealModel(Get("NETRA_LLM_ENDPOINT"), Get("NETRA_LLM_KEY"), Get("NETRA_LLM_MODEL"))
        : null;

    /// <summary>Asks what the platform asks, of this model.</summary>
    public async Task<ModelReply> ReplyAsync(ModelRequest request, CancellationToken cancel)
    {
        var json = JsonObject.Create(request.Json)!;
        json["model"] = _name;
        using var content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(_completions, content, cancel);
        return Record(new ModelReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel)));
    }

    private static string Get(string variable) => Environment.GetEnvironmentVariable(variable)
        ?? throw new InvalidOperationException($"NETRA_LLM is real, and {variable} is not set.");

    private ModelReply Record(ModelReply reply)
    {
        if (reply.IsCompletion)
        {
            Journal.RecordBackend("model", reply.Model ?? _name, BackendKind.Services);
        }

        return reply;
    }
}
