using System.Collections.Immutable;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Security.Cryptography;
using System.Text;
using Netra.Compliance.Checking;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>The source files that a PDB names, and their text as it was compiled: from the PDB itself, else from the
/// disk.</summary>
internal sealed class SourceFiles(MetadataReader pdb, string root)
{
    private const string MappedRoot = "/_/";
    private const int Shown = 160;
    private const int Largest = 1 << 26;

    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private static readonly Dictionary<Guid, Func<byte[], byte[]>> Hashes = new()
    {
        [new("8829D00F-11B8-4213-878B-770E8597AC16")] = SHA256.HashData,
#pragma warning disable CA5350 // The PDB chose it; it tells an edited file from the compiled one and guards nothing.
        [new("FF1816EC-AA5E-4D10-87F7-6F4963833460")] = SHA1.HashData,
#pragma warning restore CA5350
    };

    private readonly Dictionary<DocumentHandle, ImmutableArray<string>> _lines = [];
    private readonly Dictionary<DocumentHandle, string> _paths = [];

    /// <summary>The path relative to the root; the bare name of a file outside it.</summary>
    public string PathOf(DocumentHandle document) =>
        _paths.TryGetValue(document, out var path) ? path : _paths[document] = ShortPath(document);

    private string ShortPath(DocumentHandle document)
    {
        var path = SourcePath.Relative(OnDisk(document), root);
        return path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path) ? path.Split('/')[^1] : path;
    }

    /// <summary>A statement on one line, cut when it is long; null where the source is gone or was changed.</summary>
    public string? TextOf(Statement statement)
    {
        var lines = LinesOf(statement.Document).Skip(statement.Line - 1).Take(statement.EndLine - statement.Line + 1);
        var text = string.Join(' ', lines.Select(line => line.Trim()));
        return text.Length == 0 ? null
            : text.Length > Shown ? text[..Shown] + "…"
            : text;
    }

    /// <summary>All lines of a file; none where the source is gone or was changed.</summary>
    public ImmutableArray<string> LinesOf(DocumentHandle document)
    {
        if (!_lines.TryGetValue(document, out var lines))
        {
            var text = Embedded(document) ?? Compiled(document);
            _lines[document] = lines = text is null ? [] : Lines(text);
        }

        return lines;
    }

    private static ImmutableArray<string> Lines(byte[] text)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var line in Encoding.UTF8.GetString(text).AsSpan().EnumerateLines())
        {
            lines.Add(line.ToString());
        }

        return lines.ToImmutable();
    }

    private string OnDisk(DocumentHandle document)
    {
        var name = pdb.GetString(pdb.GetDocument(document).Name);
        return name.StartsWith(MappedRoot, StringComparison.Ordinal)
            ? Path.Combine(root, name[MappedRoot.Length..]) : name;
    }

    private byte[]? Embedded(DocumentHandle document)
    {
        var found = pdb.GetCustomDebugInformation(document).Select(pdb.GetCustomDebugInformation)
            .Where(information => pdb.GetGuid(information.Kind) == EmbeddedSource);
        return found.Select(information => Unpacked(pdb.GetBlobBytes(information.Value))).FirstOrDefault();
    }

    /// <summary>The size of the text, 0 where it is not compressed, and then the text.</summary>
    private static byte[] Unpacked(byte[] embedded)
    {
        var (size, content) = (BitConverter.ToInt32(embedded), embedded[sizeof(int)..]);
        if (size == 0)
        {
            return content;
        }

        var unpacked =
            new byte[size is > 0 and <= Largest ? size : throw new BadImageFormatException("embedded source")];
        using var packed = new DeflateStream(new MemoryStream(content), CompressionMode.Decompress);
        packed.ReadExactly(unpacked);
        return unpacked;
    }

    private byte[]? Compiled(DocumentHandle document)
    {
        var (path, row) = (OnDisk(document), pdb.GetDocument(document));
        var bytes = RegularFile.Is(path) ? File.ReadAllBytes(path) : null;
        var isSame = bytes is not null && Hashes.TryGetValue(pdb.GetGuid(row.HashAlgorithm), out var hash)
            && hash(bytes).SequenceEqual(pdb.GetBlobBytes(row.Hash));
        return isSame ? bytes : null;
    }
}
