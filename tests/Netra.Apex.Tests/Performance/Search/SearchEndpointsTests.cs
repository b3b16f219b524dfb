using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Netra.Apex.Performance.Search;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Performance.Search;

/// <summary>What customers may send, and what they are told otherwise.</summary>
public sealed class SearchEndpointsTests
{
    private const string Documents = "performance/documents";

    [Theory]
    [InlineData(1, 200, 20_000, null)]
    [InlineData(64, 1, 1, null)]
    [InlineData(0, 1, 1, "id must have 1 to 64 of a to z, A to Z, 0 to 9, '-', '_' and '.'.")]
    [InlineData(65, 1, 1, "id must have 1 to 64 of a to z, A to Z, 0 to 9, '-', '_' and '.'.")]
    [InlineData(1, 0, 1, "title must have 1 to 200 characters.")]
    [InlineData(1, 201, 1, "title must have 1 to 200 characters.")]
    [InlineData(1, 1, 0, "text must have 1 to 20000 characters.")]
    [InlineData(1, 1, 20_001, "text must have 1 to 20000 characters.")]
    public void Says_what_is_wrong_with_a_document(int id, int title, int text, string? problem) =>
        Assert.Equal(problem, new CustomerDocument(new('a', id), new('b', title), new('c', text)).Problem());

    [Theory]
    [InlineData("a/b")]
    [InlineData("ä")]
    [InlineData("a b")]
    [InlineData(null)]
    public void Knows_an_id_by_its_signs(string? id) =>
        Assert.NotNull(new CustomerDocument(id!, "Title", "Text").Problem());

    [Theory]
    [InlineData("[]", "Send 1 to 1000 documents at a time.")]
    [InlineData("[null]", "Document 1 is null.")]
    [InlineData("[{}]", "Document 1: id must have 1 to 64")]
    [InlineData("[{'id':'a','title':'T','text':'T'},{'id':'b','title':' ','text':'T'}]", "Document 2: title must have")]
    [InlineData("[{'id':'a','title':'T','text':'\\ud800'}]", "")]
    [InlineData("{'id':'a'}", "")]
    [InlineData("null", "")]
    [InlineData("[", "")]
    public async Task Refuses_documents_that_are_wrong(string body, string sentence)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        using var content = new StringContent(body.Replace('\'', '"'), Encoding.UTF8, "application/json");
        using var response = await ann.PostAsync(Documents, content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(sentence, await DetailAsync(response));
    }

    [Theory]
    [InlineData(1000, HttpStatusCode.NoContent)]
    [InlineData(1001, HttpStatusCode.BadRequest)]
    public async Task Takes_a_thousand_documents_at_a_time(int count, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        Assert.Equal(
            status, await StoreAsync(ann, [.. Enumerable.Range(1, count).Select(number => Note($"n{number}"))]));
    }

    [Fact]
    public async Task Stores_nothing_of_a_list_with_one_wrong_document()
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        await StoreAsync(ann, Note("good"), Note("not good"));
        using var read = await ann.GetAsync($"{Documents}/good");
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Fact]
    public async Task Of_two_documents_with_one_id_in_a_list_the_last_is_stored()
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        var last = new CustomerDocument("a", "Last", "Line one.\nLine two: ü, 漢.");
        await StoreAsync(ann, Note("a"), last);
        Assert.Equal(last, await ann.GetFromJsonAsync<CustomerDocument>($"{Documents}/a"));
        Assert.Single(await FindAsync(ann, "last"));
    }

    [Theory]
    [InlineData("", "q must have 1 to 500 characters.")]
    [InlineData("?q=%20", "q must have 1 to 500 characters.")]
    [InlineData("?q=a&top=0", "top is 0; it must be 1 to 100.")]
    [InlineData("?q=a&top=101", "top is 101; it must be 1 to 100.")]
    [InlineData("?q=a&top=many", "")]
    public async Task Refuses_a_question_that_is_wrong(string query, string sentence)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        using var response = await ann.GetAsync($"performance/search{query}");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(sentence, await DetailAsync(response));
    }

    [Theory]
    [InlineData(500, HttpStatusCode.OK)]
    [InlineData(501, HttpStatusCode.BadRequest)]
    public async Task A_question_has_at_most_five_hundred_characters(int length, HttpStatusCode status)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        var question = string.Concat(Enumerable.Range(0, length).Select(at => at % 2 == 0 ? 'x' : ' '));
        using var response = await ann.GetAsync($"performance/search?q={Uri.EscapeDataString(question)}");
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("*:* AND (gpu~ OR [a TO \\")]
    [InlineData("%F0%28")]
    [InlineData("\0")]
    [InlineData("how is it")]
    public async Task A_question_is_words_and_no_syntax(string question)
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        await StoreAsync(ann, Note("a"));
        Assert.Empty(await FindAsync(ann, question));
    }

    [Fact]
    public async Task Gives_as_many_hits_as_are_asked_for_and_ten_otherwise()
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        await StoreAsync(ann, [.. Enumerable.Range(1, 12).Select(number => Note($"n{number}"))]);
        Assert.Equal(
            (10, 11), ((await FindAsync(ann, "lunch")).Length, (await FindAsync(ann, "lunch", "&top=11")).Length));
    }

    [Fact]
    public async Task Says_so_while_the_folder_cannot_be_used()
    {
        await using var platform = await UsagePlatform.StartAsync();
        using var ann = platform.ClientOf("ann");
        await StoreAsync(ann, Note("a"));
        Directory.Delete($"{platform.Folder}/corpora", recursive: true);
        await File.WriteAllTextAsync($"{platform.Folder}/corpora", "");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StoreAsync(ann, Note("a")));
    }

    private static CustomerDocument Note(string id) => new(id, "Canteen", "Lunch is at noon.");

    private static async Task<HttpStatusCode> StoreAsync(HttpClient customer, params CustomerDocument[] documents)
    {
        using var response = await customer.PostAsJsonAsync(Documents, documents);
        return response.StatusCode;
    }

    private static async Task<SearchHit[]> FindAsync(HttpClient customer, string question, string more = "") =>
        (await customer.GetFromJsonAsync<SearchHit[]>($"performance/search?q={Uri.EscapeDataString(question)}{more}"))!;

    private static async Task<string> DetailAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return body.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString()! : "";
    }
}
