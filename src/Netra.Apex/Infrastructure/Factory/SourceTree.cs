using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Checking;

namespace Netra.Apex.Infrastructure.Factory;

/// <summary>A file of the tree.</summary>
/// <param name="Path">Where it is, absolute.</param>
/// <param name="Hash">The SHA-256 of its content.</param>
/// <param name="Syntax">What it says; the same object as long as the content is the same.</param>
internal sealed record SourceFile(string Path, string Hash, SyntaxTree Syntax)
{
    /// <summary>Whether the file has an untyped name outside of bodies and values: to find out what a name means takes
    /// a hundred times as long.</summary>
    public bool MayBeUntyped { get; } = Syntax.GetRoot().DescendantNodes(IsOfSignatures).Any(IsUntyped);

    private static bool IsOfSignatures(SyntaxNode node) =>
        node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax);

    private static bool IsUntyped(SyntaxNode node) => node switch
    {
        PredefinedTypeSyntax type => type.Keyword.IsKind(SyntaxKind.ObjectKeyword),
        IdentifierNameSyntax name => name.Identifier.ValueText is "dynamic" or "Object",
        _ => false,
    };
}

/// <summary>The C# files of a folder as they were at one time, without build output, hidden repositories and
/// links.</summary>
/// <param name="Root">The folder, absolute.</param>
internal sealed record SourceTree(string Root)
{
    /// <summary>Every file that was ever read, by ordinal order of the paths; of one that cannot be read now, what was
    /// read of it last.</summary>
    public IReadOnlyList<SourceFile> Files { get; init; } = [];

    /// <summary>The files that cannot be read now, relative to the tree.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>The options that hold for the files; the same object as long as they are the same.</summary>
    public required EditorConfigs Options { get; init; }

    /// <summary>The files that a person wrote, relative to the tree.</summary>
    public IEnumerable<string> Written => Files
        .Where(file => RuleCatalog.Judges(file.Syntax, Options.GetOptions(file.Syntax)))
        .Select(file => NameOf(file.Path));

    /// <summary>Reads a tree; parses only what differs from before.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="before">The same tree as it was read last; null for the first time.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <exception cref="IOException">The folder, or a part of it, is not there or cannot be listed.</exception>
    public static SourceTree Read(string root, SourceTree? before, CancellationToken cancel)
    {
        var known = before?.Files.ToDictionary(file => file.Path) ?? [];
        var read = SourceFolder.Files(root)
            .Select(path => new Reading(path, known.GetValueOrDefault(path), cancel)).ToList();
        var options = EditorConfigs.Of(read.Select(file => file.Path));
        return new SourceTree(root)
        {
            Files = [.. read.Select(file => file.File).OfType<SourceFile>()],
            Unread = [.. read.Where(file => file.IsUnread).Select(file => Relative(root, file.Path))],
            Options = options.Text == before?.Options.Text ? before.Options : options,
        };
    }

    /// <summary>A file's path relative to the tree, with forward slashes.</summary>
    public string NameOf(string path) => Relative(Root, path);

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    /// <summary>A file is read, unless it is gone or somebody holds it.</summary>
    private sealed class Reading
    {
        public Reading(string path, SourceFile? before, CancellationToken cancel)
        {
            Path = path;
            try
            {
                File = Parse(before, System.IO.File.ReadAllBytes(path), cancel);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                IsUnread = failure is not (FileNotFoundException or DirectoryNotFoundException);
                File = IsUnread ? before : null;
            }
        }

        public string Path { get; }

        public SourceFile? File { get; }

        public bool IsUnread { get; }

        private SourceFile Parse(SourceFile? before, byte[] content, CancellationToken cancel)
        {
            var hash = Convert.ToHexString(SHA256.HashData(content));
            return before?.Hash == hash
                ? before
                : new SourceFile(Path, hash, ParsedBatch.Parse(Path, new MemoryStream(content), cancel));
        }
    }
}
