using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>The values of <c>[assembly: AssemblyMetadata(key, value)]</c> for one key.</summary>
internal static class AssemblyMetadataTexts
{
    public static ImmutableArray<string> Of(MetadataReader metadata, string key)
    {
        if (!metadata.IsAssembly)
        {
            return [];
        }

        var attributes = metadata.GetAssemblyDefinition().GetCustomAttributes().Select(metadata.GetCustomAttribute);
        return [.. attributes.Where(a => IsAssemblyMetadata(metadata, a)).Select(a => ValueFor(metadata, a, key)).OfType<string>()];
    }

    private static bool IsAssemblyMetadata(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)parent).Name, "AssemblyMetadataAttribute");

    private static string? ValueFor(MetadataReader metadata, CustomAttribute attribute, string key)
    {
        const ushort prolog = 1;
        var blob = metadata.GetBlobReader(attribute.Value);
        var matches = blob.ReadUInt16() == prolog && blob.ReadSerializedString() == key;
        return matches ? blob.ReadSerializedString() : null;
    }
}
