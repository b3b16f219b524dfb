using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Surveying;

/// <summary>What was read of a tree, and what must not have changed for it to be true still.</summary>
/// <param name="Shape">Everything but attributes and bodies, of the whole compilation: names, bases, constructors, constants, references.</param>
/// <param name="Others">The trees beside this one whose attributes were read: other parts and bases of its classes.</param>
/// <param name="Content">What the tree declares.</param>
internal sealed record RememberedFile(Compilation Shape, ImmutableArray<SyntaxTree> Others, SurveyedFile Content)
{
    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<RememberedFile?>> Slots = new();

    public static StrongBox<RememberedFile?> SlotOf(SyntaxTree tree) => Slots.GetOrCreateValue(tree);

    public bool IsTrueOf(Compilation compilation, Compilation shape) =>
        ReferenceEquals(Shape, shape) && Others.All(compilation.ContainsSyntaxTree);
}
