using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Netra.Compliance.Checking;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>A statement of the source, as the debugger steps: the lines from its first to its last.</summary>
internal readonly record struct Statement(DocumentHandle Document, int Line, int EndLine);

/// <summary>A compiled assembly with its portable PDB, read and not loaded.</summary>
internal sealed class CompiledCode : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReaderProvider _symbols;
    private readonly Dictionary<MethodDefinitionHandle, ImmutableArray<MethodUse>> _uses = [];

    private CompiledCode(string path, PEReader image, MetadataReaderProvider symbols)
    {
        (_image, _symbols, Folder) = (image, symbols, Path.GetDirectoryName(path) ?? "");
        Metadata = image.GetMetadataReader();
        Pdb = symbols.GetMetadataReader();
        StateMachines = Pdb.MethodDebugInformation
            .Select(handle => (Body: handle.ToDefinitionHandle(), Start: KickoffOf(handle)))
            .Where(machine => !machine.Start.IsNil)
            .ToLookup(machine => machine.Start, machine => machine.Body);
    }

    /// <summary>Where the assembly lies, with those that it was built with.</summary>
    public string Folder { get; }

    public MetadataReader Metadata { get; }

    public MetadataReader Pdb { get; }

    /// <summary>By the method that an async method or an iterator is in the source: the method that holds its
    /// code.</summary>
    public ILookup<MethodDefinitionHandle, MethodDefinitionHandle> StateMachines { get; }

    /// <summary>The method in the source whose state machine a method runs; nil for any other method.</summary>
    public MethodDefinitionHandle KickoffOf(MethodDebugInformationHandle method) =>
        Pdb.GetMethodDebugInformation(method).GetStateMachineKickoffMethod();

    /// <summary>Null when the assembly has no portable PDB of its own build, beside it or in it.</summary>
    public static CompiledCode? Open(string path)
    {
        var image = new PEReader(new MemoryStream(File.ReadAllBytes(path)));
        if (image.HasMetadata && HasSymbols(image, path, out var symbols))
        {
            return new(path, image, symbols);
        }

        image.Dispose();
        return null;
    }

    /// <summary>The methods that a method names, in the order of its instructions.</summary>
    public ImmutableArray<MethodUse> UsesOf(MethodDefinitionHandle method) =>
        _uses.TryGetValue(method, out var uses) ? uses : _uses[method] = ReadUses(method);

    /// <summary>The statement that a stack frame at <paramref name="offset"/> names: the last before it that is not
    /// hidden.</summary>
    public Statement? StatementAt(MethodDefinitionHandle method, int offset)
    {
        var points = Pdb.GetMethodDebugInformation(method).GetSequencePoints();
        var before = points.LastOrDefault(point => !point.IsHidden && point.Offset <= offset);
        return before.Document.IsNil ? null : new(before.Document, before.StartLine, before.EndLine);
    }

    private ImmutableArray<MethodUse> ReadUses(MethodDefinitionHandle method)
    {
        var address = Metadata.GetMethodDefinition(method).RelativeVirtualAddress;
        return address == 0 ? [] : MethodBody.Uses(_image.GetMethodBody(address));
    }

    public void Dispose()
    {
        _symbols.Dispose();
        _image.Dispose();
    }

    private static bool HasSymbols(PEReader image, string path, out MetadataReaderProvider symbols)
    {
        try
        {
            return image.TryOpenAssociatedPortablePdb(path, OpenBeside, out symbols!, out _);
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException)
        {
            // A PDB of another kind or a damaged one says nothing of lines.
            symbols = null!;
            return false;
        }
    }

    private static Stream? OpenBeside(string path) => RegularFile.Is(path) ? RegularFile.Open(path) : null;
}
