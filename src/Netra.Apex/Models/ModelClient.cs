using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Netra.Apex.Network;
using OpenAI;

namespace Netra.Apex.Models;

/// <summary>Opens chat clients that speak OpenAI's protocol to the configured endpoint.</summary>
internal static class ModelClient
{
    public static IChatClient Open(ApexOptions options) => Open(options.Model ?? throw new ModelMissingException());

    private static IChatClient Open(ModelOptions model)
    {
        var client = new OpenAIClient(new ApiKeyCredential(model.Key), Speak(model));
        return client.GetChatClient(model.Model).AsIChatClient();
    }

    private static OpenAIClientOptions Speak(ModelOptions model) => new()
    {
        Endpoint = model.Endpoint,
        RetryPolicy = new ClientRetryPolicy(model.Retries),
        Transport = new HttpClientPipelineTransport(new HttpClient(new SocketsHttpHandler { Proxy = DirectLoopback.Default })),
    };
}
