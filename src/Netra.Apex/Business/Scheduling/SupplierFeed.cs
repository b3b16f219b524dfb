using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Netra.Apex.Network;

namespace Netra.Apex.Business.Scheduling;

/// <summary>What a supplier offers of a GPU model.</summary>
/// <param name="Supplier">Who.</param>
/// <param name="PricePerHour">US dollars an hour; 0, or 0.000001 to 1,000,000.</param>
/// <param name="Available">How many can be had now; 0 or more.</param>
internal sealed record Offer(string Supplier, decimal PricePerHour, int Available);

/// <summary>The feed has no usable offers now; the message says why, as a sentence for the customer.</summary>
internal sealed class FeedException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Reads the offers of all suppliers: a JSON list of <see cref="Offer"/>.</summary>
internal sealed class SupplierFeed(IHttpClientFactory clients, IOptions<BusinessSettings> settings)
{
    /// <summary>The name of the HTTP client that asks the feed.</summary>
    public const string Client = "supplier-feed";

    /// <summary>The longest answer that is read.</summary>
    public const int MostBytes = 1_048_576;

    private const decimal LowestPrice = 0.000001m;
    private const decimal HighestPrice = 1_000_000;
    private const string Nonsense = "The supplier feed did not return a list of offers.";

    private static readonly JsonSerializerOptions Complete =
        new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <summary>The offers of a GPU model; empty when there are none.</summary>
    /// <exception cref="FeedException">The feed gives no usable answer.</exception>
    public async Task<IReadOnlyList<Offer>> ReadAsync(string gpu, CancellationToken cancel)
    {
        try
        {
            using var http = clients.CreateClient(Client);
            var answer = await http.GetStringAsync(AddressOf(gpu), cancel);
            return Usable(JsonSerializer.Deserialize<Offer[]>(answer, Complete));
        }
        catch (Exception failure) when (HttpFailures.IsOutage(failure) || failure is JsonException)
        {
            throw new FeedException(Sentence(failure), failure);
        }
    }

    private static string Sentence(Exception failure) => failure switch
    {
        HttpRequestException { StatusCode: { } status } => $"The supplier feed answered {(int)status}.",
        JsonException => Nonsense,
        _ => "The supplier feed did not answer.",
    };

    private static IReadOnlyList<Offer> Usable(Offer?[]? offers) =>
        offers?.All(IsUsable) == true ? [.. offers.OfType<Offer>()] : throw new FeedException(Nonsense);

    private static bool IsUsable(Offer? offer) =>
        offer is { PricePerHour: 0 or (>= LowestPrice and <= HighestPrice), Available: >= 0 };

    private Uri AddressOf(string gpu) =>
        new(QueryHelpers.AddQueryString(settings.Value.Scheduling.Feed!.ToString(), "gpu", gpu));
}
