using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>Names types as <see cref="Type.ToString"/> does, which is how the catalog tells overloads apart.</summary>
internal sealed class ClrNames : ISignatureTypeProvider<string, object?>
{
    /// <summary>In bytes: the reader goes one level deeper on the stack for each byte of a damaged signature.</summary>
    public const int LongestSignature = 4096;

    /// <summary><c>Namespace.Outer+Inner</c>.</summary>
    public static string Of(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var chain = Outwards(metadata, handle).Select(metadata.GetTypeDefinition).Reverse().ToList();
        var names = string.Join('+', chain.Select(type => metadata.GetString(type.Name)));
        return MethodResolver.Qualified(metadata.GetString(chain[0].Namespace), names);
    }

    /// <summary>A type and those that contain it, from the inside out.</summary>
    /// <exception cref="BadImageFormatException">They contain each other.</exception>
    public static IEnumerable<TypeDefinitionHandle> Outwards(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        const int deepest = 1000;
        for (var depth = 0; !handle.IsNil; depth++)
        {
            yield return depth < deepest ? handle : throw new BadImageFormatException("a type contains itself");
            handle = metadata.GetTypeDefinition(handle).GetDeclaringType();
        }
    }

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Of(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, rawTypeKind)}+{name}"
            : MethodResolver.Qualified(reader.GetString(type.Namespace), name);
    }

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var specification = reader.GetTypeSpecification(handle);
        return reader.GetBlobReader(specification.Signature).Length <= LongestSignature
            ? specification.DecodeSignature(this, genericContext)
            : throw new BadImageFormatException("signature without end");
    }

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => "System." + typeCode;

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}[{string.Join(',', typeArguments)}]";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) =>
        $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;

    public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "System.IntPtr";
}
