using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Surveying;

/// <summary>Finds what the files of a compilation declare; a file that nothing has changed for is not read again.</summary>
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
        var slot = RememberedFile.SlotOf(tree);
        if (slot.Value is not { } remembered || !remembered.IsTrueOf(compilation, shape))
        {
            slot.Value = remembered = new RememberedFile(shape, _reader.TreesBeside(tree), _reader.Read(tree));
        }

        return remembered.Content;
    }
}
