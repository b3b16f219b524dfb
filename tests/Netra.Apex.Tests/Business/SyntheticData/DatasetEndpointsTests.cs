using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Business;
using Netra.Apex.Business.SyntheticData;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Business.SyntheticData;

/// <summary>Synthetic sets over HTTP.</summary>
public sealed class DatasetEndpointsTests : IDisposable
{
    private const string Path = "business/datasets";
    private const string Order =
        "{'fields':[{'name':'cost','type':'float'}],'records':9,'seed':7,'sample':[{'a':'s3'}]}";

    private static readonly string NoBytes = DatasetManifest.HashOf([]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-datasets-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{'fields':[null],'records':1,'seed':1}")]
    [InlineData("{'fields':[{'name':'a','type':'text','vocabulary':'x'}],'records':1,'seed':1}")]
    [InlineData("{'fields':[{'name':'a','type':'text','vocabluary':['x']}],'records':1,'seed':1}")]
    [InlineData("{'fields':[{'name':'a','type':'text','vocabulary':['\\ud800']}],'records':1,'seed':1}")]
    [InlineData("{'fields':[{'name':'a','type':'float','min':'NaN'}],'records':1,'seed':1}")]
    [InlineData("{'fields':[{'name':'a','type':'float'}],'records':1,'seed':1.5}")]
    [InlineData("{'fields':[{'name':'a','type':'float'}],'records':1,'seed':1,'sample':[null]}")]
    [InlineData("{'fields':[{'name':'a','type':'float'}],'records':1,'seed':1,'sample':[{'a':'\\udc00'}]}")]
    public async Task Refuses_what_is_no_order(string body)
    {
        await using var platform = await StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await OrderAsync(platform, "ann", body)).StatusCode);
    }

    [Fact]
    public async Task Names_what_cannot_be_ordered()
    {
        await using var platform = await StartAsync();
        using var refused = await OrderAsync(platform, "ann", "{'fields':[{'name':'a','type':'uuid'}],'records':0}");
        Assert.Equal(
            """{"records":["Give 1 to 10000."],"fields[0]":["Give one of the types time, float, boolean, text."]}""",
            await JsonOfAsync(refused, "errors"));
    }

    [Fact]
    public async Task Says_what_was_found_and_stores_nothing()
    {
        await using var platform = await StartAsync();
        using var refused = await OrderAsync(platform, "ann", Order.Replace("'float'", "'float','max':0"));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity,
             """[{"check":"diversity","field":"cost","value":0.1111111111111111,"limit":0.8,"isMet":false}]"""),
            (refused.StatusCode, await JsonOfAsync(refused, "findings")));
        Assert.Empty(_folder.GetFiles("*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_same_order_twice_is_two_sets_of_the_same_bytes()
    {
        await using var platform = await StartAsync();
        var made = await Task.WhenAll(StoreAsync(platform, "ann"), StoreAsync(platform, "ann"));
        Assert.Equal((2, 1), (made.DistinctBy(set => set.Id).Count(), made.DistinctBy(set => set.Sha256).Count()));
        using var ann = platform.ClientOf("ann");
        Assert.Equal(HttpStatusCode.NoContent, (await ann.DeleteAsync($"{Path}/{made[0].Id}")).StatusCode);
        Assert.Equal(200, await StatusAsync(ann, $"{made[1].Id}/records"));
    }

    [Fact]
    public async Task A_sample_is_not_stored()
    {
        await using var platform = await StartAsync();
        await StoreAsync(platform, "ann");
        var files = _folder.GetFiles("*", SearchOption.AllDirectories);
        Assert.Equal(2, files.Length);
        Assert.DoesNotContain(files, file => File.ReadAllText(file.FullName).Contains("s3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_set_of_somebody_else_is_not_there()
    {
        await using var platform = await StartAsync();
        var set = await StoreAsync(platform, "ann");
        using var bob = platform.ClientOf("Ann");
        Assert.Equal("[]", await bob.GetStringAsync(Path));
        Assert.Equal((404, 404), (await StatusAsync(bob, $"{set.Id}"), await StatusAsync(bob, $"{set.Id}/records")));
        Assert.Equal(HttpStatusCode.NotFound, (await bob.DeleteAsync($"{Path}/{set.Id}")).StatusCode);
        using var ann = platform.ClientOf("ann");
        Assert.Equal(200, await StatusAsync(ann, $"{set.Id}"));
    }

    [Fact]
    public async Task A_deleted_set_is_gone()
    {
        await using var platform = await StartAsync();
        var set = await StoreAsync(platform, "ann");
        using var ann = platform.ClientOf("ann");
        var deleted = await Task.WhenAll(ann.DeleteAsync($"{Path}/{set.Id}"), ann.DeleteAsync($"{Path}/{set.Id}"));
        Assert.Equal([204, 404], deleted.Select(answer => (int)answer.StatusCode).Order());
        Assert.Equal((404, "[]"), (await StatusAsync(ann, $"{set.Id}/records"), await ann.GetStringAsync(Path)));
        Assert.Empty(_folder.GetFiles("*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("records.jsonl", null, 200, 500)]
    [InlineData("records.jsonl", "", 200, 500)]
    [InlineData("manifest.json", null, 404, 404)]
    [InlineData("manifest.json", "{", 404, 404)]
    [InlineData("manifest.json", "null", 404, 404)]
    public async Task What_is_damaged_does_no_harm_to_other_sets(
        string name, string? content, int manifest, int records)
    {
        await using var platform = await StartAsync();
        var (damaged, other) = (await StoreAsync(platform, "ann"), await StoreAsync(platform, "ann"));
        Damage(damaged, name, content);
        using var ann = platform.ClientOf("ann");
        var found = (await StatusAsync(ann, $"{damaged.Id}"), await StatusAsync(ann, $"{damaged.Id}/records"));
        Assert.Equal((manifest, records), found);
        Assert.Contains($"{other.Id}", await ann.GetStringAsync(Path));
    }

    [Fact]
    public async Task A_customer_has_a_hundred_sets_at_most()
    {
        await using var platform = await StartAsync();
        var (store, set) = (platform.Get<DatasetStore>(), await StoreAsync(platform, "ann"));
        var more = Enumerable.Range(0, 98).Select(_ => set with { Id = Guid.NewGuid(), Sha256 = NoBytes });
        await Task.WhenAll(more.Select(one => store.AddAsync("ann", one, [])));
        var last = (await OrderAsync(platform, "ann", Order)).StatusCode;
        var oneMore = (await OrderAsync(platform, "ann", Order)).StatusCode;
        var others = (await OrderAsync(platform, "bob", Order)).StatusCode;
        Assert.Equal((201, 429, 201), ((int)last, (int)oneMore, (int)others));
    }

    [Fact]
    public async Task What_reads_back_otherwise_is_not_stored()
    {
        await using var platform = await StartAsync();
        var (store, set) = (platform.Get<DatasetStore>(), await StoreAsync(platform, "ann"));
        await Assert.ThrowsAsync<IOException>(() => store.AddAsync("bob", set, [1]));
        Assert.Equal(2, _folder.GetFiles("*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told()
    {
        await using var platform = await StartAsync();
        await StoreAsync(platform, "ann");
        _folder.Delete(recursive: true);
        await File.WriteAllTextAsync(_folder.FullName, "");
        var status = (await OrderAsync(platform, "ann", Order)).StatusCode;
        File.Delete(_folder.FullName);
        _folder.Create();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
    }

    private static async Task<string> JsonOfAsync(HttpResponseMessage refused, string part) =>
        JsonNode.Parse(await refused.Content.ReadAsStringAsync())![part]!.ToJsonString();

    private void Damage(DatasetManifest set, string name, string? content)
    {
        var file = $"{_folder.GetDirectories($"{set.Id}", SearchOption.AllDirectories).Single().FullName}/{name}";
        File.Delete(file);
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }
    }

    private static async Task<int> StatusAsync(HttpClient customer, string path) =>
        (int)(await customer.GetAsync($"{Path}/{path}")).StatusCode;

    private static async Task<DatasetManifest> StoreAsync(UsagePlatform platform, string customer)
    {
        using var response = await OrderAsync(platform, customer, Order);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<DatasetManifest>())!;
    }

    private static async Task<HttpResponseMessage> OrderAsync(UsagePlatform platform, string customer, string body)
    {
        using var http = platform.ClientOf(customer);
        using var content = new StringContent(body.Replace('\'', '"'), Encoding.UTF8, "application/json");
        return await http.PostAsync(Path, content);
    }

    private Task<UsagePlatform> StartAsync() => UsagePlatform.StartAsync(services =>
        services.PostConfigure<BusinessSettings>(business => business.SyntheticData.Folder = _folder.FullName));
}
