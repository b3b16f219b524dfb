using Lucene.Net.Documents;
using Lucene.Net.Index;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Performance.Search;
using Netra.Apex.Tests.Data.Usage;

namespace Netra.Apex.Tests.Performance.Search;

/// <summary>The index of a customer, in the hands of several writers.</summary>
public sealed class CorporaTests
{
    private static readonly Customer Ann = new("ann", "ann@example.com");

    [Fact]
    public async Task A_change_that_fails_midway_leaves_nothing()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var corpora = platform.Get<Corpora>();
        await AddAsync(corpora);
        await Assert.ThrowsAsync<InvalidOperationException>(() => corpora.ChangeAsync(Ann, FailMidway, default));
        Assert.Equal(1, await CountAsync(corpora));
    }

    [Fact]
    public async Task Writers_at_two_nodes_on_one_folder_lose_nothing()
    {
        await using var platform = await UsagePlatform.StartAsync();
        var other = ActivatorUtilities.CreateInstance<Corpora>(platform.Get<IServiceProvider>());
        var writers = Enumerable.Range(0, 6)
            .Select(at => Task.Run(() => AddAsync(at % 2 == 0 ? platform.Get<Corpora>() : other)));
        await Task.WhenAll(writers);
        Assert.Equal(6, await CountAsync(platform.Get<Corpora>()));
    }

    [Fact]
    public async Task Reading_makes_no_folder()
    {
        await using var platform = await UsagePlatform.StartAsync();
        Assert.Equal(0, await CountAsync(platform.Get<Corpora>()));
        Assert.False(Directory.Exists($"{platform.Folder}/corpora"));
    }

    private static void FailMidway(IndexWriter index)
    {
        index.AddDocument(new Document());
        throw new InvalidOperationException();
    }

    private static Task AddAsync(Corpora corpora) =>
        corpora.ChangeAsync(Ann, index => index.AddDocument(new Document()), default);

    private static Task<int> CountAsync(Corpora corpora) =>
        corpora.ReadAsync(Ann, corpus => Task.FromResult(corpus.IndexReader.NumDocs));
}
