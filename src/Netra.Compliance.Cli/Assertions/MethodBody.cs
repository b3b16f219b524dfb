using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Netra.Compliance.Cli.Assertions;

/// <summary>A reference to a method in IL.</summary>
/// <param name="Offset">Where the instruction stands.</param>
/// <param name="Method">The method: a definition, a reference or a specification.</param>
/// <param name="IsCall">Whether the instruction runs it (call, callvirt, newobj) and does not only take its
/// address.</param>
internal readonly record struct MethodUse(int Offset, EntityHandle Method, bool IsCall);

/// <summary>Walks the IL of a method for the methods that it names.</summary>
internal static class MethodBody
{
    private static readonly Dictionary<int, OpCode> OpCodes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    private static readonly Dictionary<OperandType, int> Sizes = new()
    {
        [OperandType.InlineNone] = 0,
        [OperandType.ShortInlineBrTarget] = 1,
        [OperandType.ShortInlineI] = 1,
        [OperandType.ShortInlineVar] = 1,
        [OperandType.InlineVar] = 2,
        [OperandType.InlineI8] = 8,
        [OperandType.InlineR] = 8,
    };

    /// <summary>The methods that <paramref name="body"/> names, in the order of its instructions.</summary>
    public static ImmutableArray<MethodUse> Uses(MethodBodyBlock body)
    {
        var uses = ImmutableArray.CreateBuilder<MethodUse>();
        for (var il = body.GetILReader(); il.RemainingBytes > 0;)
        {
            var offset = il.Offset;
            var code = OpCodes.TryGetValue(ReadCode(ref il), out var known)
                ? known : throw new BadImageFormatException("unknown instruction");
            if (Read(ref il, code) is { } method)
            {
                uses.Add(new(offset, method, code.FlowControl == FlowControl.Call));
            }
        }

        return uses.ToImmutable();
    }

    private static int ReadCode(ref BlobReader il)
    {
        const byte twoByteCode = 0xFE;
        var first = il.ReadByte();
        return first == twoByteCode ? (first << 8) | il.ReadByte() : first;
    }

    /// <summary>Goes past the operand; the method that it names, if it names one.</summary>
    private static EntityHandle? Read(ref BlobReader il, OpCode code)
    {
        if (code.OperandType == OperandType.InlineMethod)
        {
            return MetadataTokens.EntityHandle(il.ReadInt32());
        }

        il.Offset += code.OperandType == OperandType.InlineSwitch
            ? SizeOfSwitch(ref il) : Sizes.GetValueOrDefault(code.OperandType, 4);
        return null;
    }

    /// <summary>A count that is damaged must not lead backwards.</summary>
    private static int SizeOfSwitch(ref BlobReader il)
    {
        const int sizeOfTarget = 4;
        var targets = il.ReadUInt32();
        return targets <= il.RemainingBytes / sizeOfTarget
            ? (int)targets * sizeOfTarget : throw new BadImageFormatException("switch without end");
    }
}
