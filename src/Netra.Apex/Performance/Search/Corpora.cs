using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Microsoft.Extensions.Options;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Performance.Search;

/// <summary>A Lucene index for each customer, in a folder of its own: nobody's documents or statistics touch anybody
/// else's.</summary>
/// <remarks>Opened for each call, so that what one node has committed is there for the next call of every node on the
/// folder. Lucene's lock lets one node write to an index at a time; the lock of a node that died is free.</remarks>
internal sealed class Corpora(IOptions<PerformanceSettings> settings, Similarity similarity, IServiceProvider services)
{
    // By subject: nobody waits for another customer's disk.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _writing = new(StringComparer.Ordinal);

    /// <summary>Changes a customer's index, all of it or nothing.</summary>
    /// <exception cref="IOException">The folder cannot be written to, or another node writes for longer than the lock
    /// waits.</exception>
    public async Task ChangeAsync(Customer customer, Action<IndexWriter> change, CancellationToken cancel)
    {
        var turn = _writing.GetOrAdd(customer.Subject, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancel);
        try
        {
            Change(customer, change);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Reads a customer's index as it was committed last; an empty one when the customer has none.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Customer customer, Func<IndexSearcher, Task<T>> read)
    {
        using var folder = FolderOf(customer);
        using var index = DirectoryReader.IndexExists(folder)
            ? DirectoryReader.Open(folder) : (IndexReader)new MultiReader();
        return await read(new IndexSearcher(index) { Similarity = similarity });
    }

    private void Change(Customer customer, Action<IndexWriter> change)
    {
        using var folder = FolderOf(customer);
        using var writer = new IndexWriter(folder, services.GetRequiredService<IndexWriterConfig>());
        try
        {
            change(writer);
            writer.Commit();
        }
        catch
        {
            // Closing a writer would commit what it has got so far.
            writer.Rollback();
            throw;
        }
    }

    // A subject is the provider's text, and may be no name for a folder.
    private FSDirectory FolderOf(Customer customer) => FSDirectory.Open(Path.Combine(
        settings.Value.Search.Folder,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(customer.Subject)))));
}
