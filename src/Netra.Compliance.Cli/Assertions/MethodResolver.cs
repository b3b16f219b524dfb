using System.Reflection.Metadata;
using System.Runtime.CompilerServices;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>Finds what a reference in IL refers to: a method of the same assembly, or the names of one
/// elsewhere.</summary>
internal sealed class MethodResolver(MetadataReader metadata)
{
    /// <summary>The method of this assembly; null for one of another.</summary>
    public MethodDefinitionHandle? Own(EntityHandle method) => method.Kind switch
    {
        HandleKind.MethodDefinition => (MethodDefinitionHandle)method,
        HandleKind.MethodSpecification =>
            Own(metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method),
        HandleKind.MemberReference => OwnGeneric(metadata.GetMemberReference((MemberReferenceHandle)method)),
        _ => null,
    };

    /// <summary>Assembly, full type name and name of a method of another assembly; null for one of this.</summary>
    public (string Assembly, string Type, string Name)? Foreign(EntityHandle method) => method.Kind switch
    {
        HandleKind.MethodSpecification =>
            Foreign(metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method),
        HandleKind.MemberReference => Foreign(metadata.GetMemberReference((MemberReferenceHandle)method)),
        _ => null,
    };

    /// <summary>Whether a method of this assembly carries an attribute of another, named in full.</summary>
    public bool IsMarked(MethodDefinitionHandle method, string attribute) =>
        metadata.GetMethodDefinition(method).GetCustomAttributes()
        .Any(mark => Foreign(metadata.GetCustomAttribute(mark).Constructor)?.Type == attribute);

    /// <summary>A type's full name without the types that contain it.</summary>
    public static string Qualified(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";

    private (string Assembly, string Type, string Name)? Foreign(MemberReference member) =>
        TypeOf(member.Parent) is { Kind: HandleKind.TypeReference } type
            ? (AssemblyOf((TypeReferenceHandle)type), NameOf((TypeReferenceHandle)type),
                metadata.GetString(member.Name))
            : null;

    private string NameOf(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return Qualified(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    private string AssemblyOf(TypeReferenceHandle handle)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => AssemblyOf((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference =>
                metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            _ => "",
        };
    }

    /// <summary>A method of a generic type of this assembly is referred to by name and signature.</summary>
    private MethodDefinitionHandle? OwnGeneric(MemberReference member)
    {
        if (TypeOf(member.Parent) is not { Kind: HandleKind.TypeDefinition } type)
        {
            return null;
        }

        var methods = metadata.GetTypeDefinition((TypeDefinitionHandle)type).GetMethods();
        return methods.Where(method => IsSame(metadata.GetMethodDefinition(method), member))
            .Select(method => (MethodDefinitionHandle?)method).FirstOrDefault();
    }

    private bool IsSame(MethodDefinition method, MemberReference member) =>
        metadata.GetString(method.Name) == metadata.GetString(member.Name)
        && metadata.GetBlobContent(method.Signature).SequenceEqual(metadata.GetBlobContent(member.Signature));

    private EntityHandle TypeOf(EntityHandle parent) =>
        parent.Kind == HandleKind.TypeSpecification ? Definition((TypeSpecificationHandle)parent) : parent;

    private EntityHandle Definition(TypeSpecificationHandle specification)
    {
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(specification).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return default;
        }

        signature.ReadCompressedInteger();
        return signature.ReadTypeHandle();
    }
}
