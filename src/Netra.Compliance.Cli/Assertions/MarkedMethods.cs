using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Netra.Compliance.Checking;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>The methods marked <c>[AssertionMethod]</c> in the assemblies that lie in a folder, each read when it is
/// first asked for.</summary>
internal sealed class MarkedMethods(string folder)
{
    private const string Product = "Netra.Compliance";

    private readonly Dictionary<string, HashSet<(string Type, string Name)>> _marked = [];

    /// <summary>The full name of the attribute.</summary>
    public const string Mark = Product + ".AssertionMethodAttribute";

    /// <summary>Whether an overload of the name is marked.</summary>
    public bool Contains((string Assembly, string Type, string Name) method)
    {
        if (!_marked.TryGetValue(method.Assembly, out var marked))
        {
            _marked[method.Assembly] = marked = Read(Path.Combine(folder, method.Assembly + ".dll"));
        }

        return marked.Contains((method.Type, method.Name));
    }

    private static HashSet<(string Type, string Name)> Read(string path)
    {
        using var image = RegularFile.Is(path) ? new PEReader(RegularFile.Open(path)) : null;
        var metadata = image is { HasMetadata: true } ? image.GetMetadataReader() : null;
        return metadata is not null && Knows(metadata) ? [.. Marked(metadata, new(metadata))] : [];
    }

    private static bool Knows(MetadataReader metadata) =>
        metadata.AssemblyReferences
            .Any(reference => metadata.StringComparer.Equals(metadata.GetAssemblyReference(reference).Name, Product));

    private static IEnumerable<(string Type, string Name)> Marked(MetadataReader metadata, MethodResolver resolver) =>
        from handle in metadata.MethodDefinitions
        where resolver.IsMarked(handle, Mark)
        let method = metadata.GetMethodDefinition(handle)
        let type = metadata.GetTypeDefinition(method.GetDeclaringType())
        select (MethodResolver.Qualified(metadata.GetString(type.Namespace), metadata.GetString(type.Name)),
            metadata.GetString(method.Name));
}
