using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Netra.Apex.Network;
using OpenAI;

namespace Netra.Apex.Auth.Agents;

/// <summary>Opens chat clients that speak OpenAI's protocol to the configured endpoint.</summary>
internal static class ModelClient
{
    /// <exception cref="RunRefusedException">No model is configured.</exception>
    public static IChatClient Open(ModelSettings? model) => model is null
        ? throw new RunRefusedException(
            StatusCodes.Status503ServiceUnavailable,
            $"No model is configured; set {Key("Endpoint")}, {Key("Key")} and {Key("Model")}.")
        : ClientOf(model).GetChatClient(model.Model).AsIChatClient();

    private static OpenAIClient ClientOf(ModelSettings model) => new(new ApiKeyCredential(model.Key), OptionsOf(model));

    private static string Key(string name) => $"{ModelSettings.Section}:{name}";

    private static OpenAIClientOptions OptionsOf(ModelSettings model) => new()
    {
        Endpoint = model.Endpoint,
        RetryPolicy = new ClientRetryPolicy(model.Retries),
        Transport = new HttpClientPipelineTransport(
            new HttpClient(new SocketsHttpHandler { Proxy = DirectLoopback.Default })),
    };
}
