using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>Finds the methods of a coverage point by the names that the catalog gives them.</summary>
internal sealed class PointMethods(MetadataReader metadata)
{
    private readonly ILookup<string, TypeDefinitionHandle> _types =
        metadata.TypeDefinitions.ToLookup(type => ClrNames.Of(metadata, type));

    /// <summary>The class and its bases of the same assembly; empty when the assembly has no such class.</summary>
    public ImmutableArray<TypeDefinitionHandle> ClassAndBases(string @class)
    {
        var types = ImmutableArray.CreateBuilder<TypeDefinitionHandle>();
        for (var type = _types[@class].FirstOrDefault(); !type.IsNil; type = BaseOf(type))
        {
            Refuse(isDamaged: types.Contains(type));
            types.Add(type);
        }

        return types.ToImmutable();
    }

    /// <summary>The methods of a point: with its parameters where the catalog names them, else all of the
    /// name.</summary>
    public IEnumerable<MethodDefinitionHandle> Of(ImmutableArray<TypeDefinitionHandle> types, string key) => types
        .SelectMany(type => metadata.GetTypeDefinition(type).GetMethods())
        .Where(method => IsNamed(metadata.GetMethodDefinition(method), key));

    private bool IsNamed(MethodDefinition method, string key)
    {
        var name = metadata.GetString(method.Name);
        return key == name
            || (key.StartsWith(name + "(", StringComparison.Ordinal) && key == $"{name}({Parameters(method)})");
    }

    private string Parameters(MethodDefinition method)
    {
        Refuse(isDamaged: metadata.GetBlobReader(method.Signature).Length > ClrNames.LongestSignature);
        return string.Join(',', method.DecodeSignature(new ClrNames(), null).ParameterTypes);
    }

    private static void Refuse(bool isDamaged)
    {
        if (isDamaged)
        {
            throw new BadImageFormatException("a type leads back to itself, or a signature without end");
        }
    }

    private TypeDefinitionHandle BaseOf(TypeDefinitionHandle type) =>
        metadata.GetTypeDefinition(type).BaseType is { Kind: HandleKind.TypeDefinition } parent
            ? (TypeDefinitionHandle)parent : default;
}
