using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Surveying;

/// <summary>Finds what the files of a compilation declare; a file that nothing has changed for is not read
/// again.</summary>
/// <param name="compilation">The compilation to look at.</param>
/// <param name="shape">Stands for all compilations that differ from this one in attributes and bodies alone.</param>
internal sealed class Survey(Compilation compilation, Compilation shape)
{
    private readonly FileReader _reader = new(compilation, AttributeNames.Of(shape));

    /// <summary>What each file declares, file by file, so that a change in one moves no other.</summary>
    public ImmutableArray<SurveyedFile> Read(CancellationToken cancellation) =>
        compilation.SyntaxTrees.Select(tree => Read(tree, cancellation)).ToImmutableArray();

    private SurveyedFile Read(SyntaxTree tree, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var slot = CachedFile.SlotOf(tree);
        if (slot.Value is not { } remembered || !remembered.IsTrueOf(compilation, shape))
        {
            slot.Value = remembered = new CachedFile(shape, _reader.TreesBeside(tree), _reader.Read(tree));
        }

        return remembered.Content;
    }
}

/// <summary>What was read of a tree, and what must not have changed for it to be true still.</summary>
/// <param name="Shape">Everything but attributes and bodies, of the whole compilation: names, bases, constructors,
/// constants, references.</param>
/// <param name="Others">The trees beside this one whose attributes were read: other parts and bases of its
/// classes.</param>
/// <param name="Content">What the tree declares.</param>
internal sealed record CachedFile(Compilation Shape, ImmutableArray<SyntaxTree> Others, SurveyedFile Content)
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<CachedFile?>> Slots = new();

    public static StrongBox<CachedFile?> SlotOf(SyntaxTree tree) => Slots.GetOrCreateValue(tree);

    public bool IsTrueOf(Compilation compilation, Compilation shape) =>
        ReferenceEquals(Shape, shape) && Others.All(compilation.ContainsSyntaxTree);
}

/// <summary>Takes references for one only when they are the same object: another may lead to other metadata.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<MetadataReference>
{
    public static readonly ReferenceComparer Instance = new();

    public bool Equals(MetadataReference? one, MetadataReference? other) => ReferenceEquals(one, other);

    public int GetHashCode(MetadataReference reference) => RuntimeHelpers.GetHashCode(reference);
}
