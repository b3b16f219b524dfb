using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Netra.Apex.Performance.Search;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Performance;

/// <summary>A platform that keeps its customers' documents in a folder of the fixture's world.</summary>
public sealed class SearchFixture : ApexFixture
{
    private double? _bm25Weight;

    /// <summary>The documents of a customer, at the platform that runs already.</summary>
    internal async Task<Library> LibraryAsync(string customer) => new(await Platform.ClientAsync(customer), node: null);

    /// <summary>The documents of a customer, at a platform that starts now and ends with the library.</summary>
    internal async Task<Library> StartLibraryAsync(string customer)
    {
        var node = await StartNodeAsync();
        return new Library(await node.ClientAsync(customer), node);
    }

    /// <summary>A library of ten documents, of which each has something in common with an invoice for graphics
    /// cards.</summary>
    internal async Task<Library> ReadingRoomAsync(string customer)
    {
        var library = await LibraryAsync(customer);
        await library.PutAsync([.. Enumerable.Range(1, 10).Select(RoomWithFans)]);
        return library;
    }

    /// <summary>The best of each part, and how much it is.</summary>
    internal static IEnumerable<string> BestOfEach(IEnumerable<PartScore> parts) =>
        parts.GroupBy(part => part.Name)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Key} {part.Max(of => of.Normalised)}"));

    /// <summary>nDCG@10 on the judged set.</summary>
    /// <param name="bm25Weight">How much words count, and meaning the rest; null: as the platform is delivered.</param>
    internal async Task<double> AccuracyAsync(double? bm25Weight = null)
    {
        _bm25Weight = bm25Weight;
        await using var library = await StartLibraryAsync($"judge of {bm25Weight}");
        _bm25Weight = null;
        await library.PutAsync(JudgedSet.Documents);
        return await JudgedSet.MeasureAsync(library.FoundAsync);
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Apex:Performance:Search:Folder"] = Path.Combine(World.Folder, "corpora");
        if (_bm25Weight is { } weight)
        {
            settings["Apex:Performance:Search:Bm25Weight"] = weight.ToString(CultureInfo.InvariantCulture);
            settings["Apex:Performance:Search:VectorWeight"] = (1 - weight).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static CustomerDocument RoomWithFans(int fans) =>
        new($"room-{fans}", $"Room {fans}",
            $"{string.Concat(Enumerable.Repeat("The fans are loud. ", fans))} It has graphics cards.");
}

/// <summary>A customer's documents, over HTTP.</summary>
/// <param name="client">The customer's client; ends with the library.</param>
/// <param name="node">A platform that ends with the library; null: none.</param>
internal sealed class Library(HttpClient client, ApexNode? node) : IAsyncDisposable
{
    private const string Documents = "performance/documents";

    /// <summary>Stores a document.</summary>
    public Task PutAsync(string id, string title, string text) => PutAsync(new CustomerDocument(id, title, text));

    /// <summary>Stores documents.</summary>
    public async Task PutAsync(params IReadOnlyList<CustomerDocument> documents)
    {
        using var response = await client.PostAsJsonAsync(Documents, documents);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Stores documents, or is refused.</summary>
    /// <returns>"stored", or the first three words of the refusal.</returns>
    public async Task<string> TryPutAsync(IReadOnlyList<CustomerDocument?> documents)
    {
        using var response = await client.PostAsJsonAsync(Documents, documents);
        return IsTaken(response.StatusCode)
            ? "stored"
            : string.Join(' ', (await response.Content.ReadFromJsonAsync<ProblemDetails>())!.Detail!.Split(' ')[..3]);
    }

    /// <summary>Whether a search is answered; otherwise it is refused.</summary>
    public async Task<bool> IsAnsweredAsync(string question, int top)
    {
        using var response = await client.GetAsync($"performance/search?top={top}&q={Uri.EscapeDataString(question)}");
        return IsTaken(response.StatusCode);
    }

    /// <summary>Whether a document can be read.</summary>
    public async Task<HttpStatusCode> ReadAsync(string id)
    {
        using var response = await client.GetAsync($"{Documents}/{id}");
        return response.StatusCode;
    }

    /// <summary>Deletes a document.</summary>
    public async Task<HttpStatusCode> DeleteAsync(string id)
    {
        using var response = await client.DeleteAsync($"{Documents}/{id}");
        return response.StatusCode;
    }

    /// <summary>What a question finds, best first.</summary>
    public async Task<IReadOnlyList<SearchHit>> SearchAsync(string question, int top = 10) =>
        (await client.GetFromJsonAsync<SearchHit[]>(
            $"performance/search?top={top}&q={Uri.EscapeDataString(question)}"))!;

    /// <summary>The ids of what a question finds, best first.</summary>
    public async Task<IEnumerable<string>> FoundAsync(string question) =>
        (await SearchAsync(question)).Select(hit => hit.Id);

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return node?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private static bool IsTaken(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK or HttpStatusCode.NoContent => true,
        HttpStatusCode.BadRequest => false,
        _ => throw new InvalidOperationException($"The library answered {status}."),
    };
}
