using System.Runtime.InteropServices;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Microsoft.Extensions.AI;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Performance.Search;

/// <summary>A document of a customer's.</summary>
/// <param name="Id">The customer's own name for it: 1 to 64 of a to z, A to Z, 0 to 9, '-', '_' and '.'.</param>
/// <param name="Title">1 to 200 characters, not blank.</param>
/// <param name="Text">1 to 20,000 characters, not blank.</param>
internal sealed record CustomerDocument(string Id, string Title, string Text)
{
    private const int LongestId = 64;
    private const int LongestTitle = 200;
    private const int LongestText = 20_000;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem() => this switch
    {
        _ when !IsId(Id) => $"id must have 1 to {LongestId} of a to z, A to Z, 0 to 9, '-', '_' and '.'.",
        _ when string.IsNullOrWhiteSpace(Title) || Title.Length > LongestTitle =>
            $"title must have 1 to {LongestTitle} characters.",
        _ when string.IsNullOrWhiteSpace(Text) || Text.Length > LongestText =>
            $"text must have 1 to {LongestText} characters.",
        _ => null,
    };

    private static bool IsId(string? id) =>
        id is { Length: > 0 and <= LongestId }
            && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.');
}

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
    /// <summary>Stores documents, all or none, each in place of the one with its id, if there is one.</summary>
    public async Task StoreAsync(Customer customer, IReadOnlyList<CustomerDocument> documents, CancellationToken cancel)
    {
        var contents = documents.Select(document => $"{document.Title}\n{document.Text}").ToList();
        var vectors = await embeddings.GenerateAsync(contents, cancellationToken: cancel);
        var fields = documents.Select((document, at) => FieldsOf(document, contents[at], vectors[at].Vector.Span))
            .ToList();
        await corpora.ChangeAsync(
            customer, index => fields.ForEach(one => index.UpdateDocument(TermOf(one.Get(Fields.Id)), one)), cancel);
    }

    /// <summary>A customer's document; null when the customer has none of that id, whoever else has.</summary>
    public Task<CustomerDocument?> FindAsync(Customer customer, string id) => corpora.ReadAsync(customer, corpus =>
        Task.FromResult(
            corpus.Search(new TermQuery(TermOf(id)), 1).ScoreDocs is [var found] ? Read(corpus, found.Doc) : null));

    /// <summary>Deletes a document; nothing happens where there is none.</summary>
    public Task DeleteAsync(Customer customer, string id, CancellationToken cancel) =>
        corpora.ChangeAsync(customer, index => index.DeleteDocuments(TermOf(id)), cancel);

    private static CustomerDocument Read(IndexSearcher corpus, int number)
    {
        var fields = corpus.Doc(number);
        return new CustomerDocument(fields.Get(Fields.Id), fields.Get(Fields.Title), fields.Get(Fields.Text));
    }

    private static Document FieldsOf(CustomerDocument document, string content, ReadOnlySpan<float> vector) =>
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
