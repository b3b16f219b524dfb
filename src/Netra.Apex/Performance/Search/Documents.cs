using System.Runtime.InteropServices;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Microsoft.Extensions.AI;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Performance.Search;

/// <summary>A document as its customer stored it.</summary>
/// <param name="Id">The customer's own name for it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text.</param>
internal sealed record StoredDocument(string Id, string Title, string Text);

/// <summary>The fields of a document in an index.</summary>
internal static class Fields
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Text = "text";

    /// <summary>The terms of title and text.</summary>
    public const string Content = "content";

    /// <summary>The embedding of title and text, in single precision, as the machine keeps it.</summary>
    public const string Vector = "vector";
}

/// <summary>Stores, reads and deletes a customer's documents.</summary>
internal sealed class Documents(Corpora corpora, IEmbeddingGenerator<string, Embedding<float>> embeddings)
{
    /// <summary>Stores a document in place of the one with its id, if there is one.</summary>
    public async Task PutAsync(Customer customer, StoredDocument document, CancellationToken cancel)
    {
        var content = $"{document.Title}\n{document.Text}";
        var vector = await embeddings.GenerateVectorAsync(content, cancellationToken: cancel);
        var fields = FieldsOf(document, content, vector.Span);
        await corpora.ChangeAsync(customer, index => index.UpdateDocument(TermOf(document.Id), fields), cancel);
    }

    /// <summary>A customer's document; null when the customer has none of that id, whoever else has.</summary>
    public Task<StoredDocument?> FindAsync(Customer customer, string id) => corpora.ReadAsync(customer, corpus =>
        Task.FromResult(corpus.Search(new TermQuery(TermOf(id)), 1).ScoreDocs is [var found] ? Read(corpus, found.Doc) : null));

    /// <summary>Deletes a document; nothing happens where there is none.</summary>
    public Task DeleteAsync(Customer customer, string id, CancellationToken cancel) =>
        corpora.ChangeAsync(customer, index => index.DeleteDocuments(TermOf(id)), cancel);

    private static StoredDocument Read(IndexSearcher corpus, int number)
    {
        var fields = corpus.Doc(number);
        return new StoredDocument(fields.Get(Fields.Id), fields.Get(Fields.Title), fields.Get(Fields.Text));
    }

    private static Document FieldsOf(StoredDocument document, string content, ReadOnlySpan<float> vector) =>
    [
        new StringField(Fields.Id, document.Id, Field.Store.YES),
        new BinaryDocValuesField(Fields.Id, new BytesRef(document.Id)),
        new StoredField(Fields.Title, document.Title),
        new StoredField(Fields.Text, document.Text),
        new TextField(Fields.Content, content, Field.Store.NO),
        new BinaryDocValuesField(Fields.Vector, new BytesRef(MemoryMarshal.AsBytes(vector).ToArray())),
    ];

    private static Term TermOf(string id) => new(Fields.Id, id);
}
