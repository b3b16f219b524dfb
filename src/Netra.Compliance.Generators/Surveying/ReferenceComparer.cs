using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Surveying;

/// <summary>Takes references for one only when they are the same object: another may lead to other metadata.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<MetadataReference>
{
    public static readonly ReferenceComparer Instance = new();

    public bool Equals(MetadataReference? one, MetadataReference? other) => ReferenceEquals(one, other);

    public int GetHashCode(MetadataReference reference) => RuntimeHelpers.GetHashCode(reference);
}
