using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Leftovers;

/// <summary>Tells methods that give back what they were called on, so that the next call can follow.</summary>
internal static class Fluent
{
    public static bool Is(IInvocationOperation call) =>
        call.Type.Is(call.Instance?.Type)
        || (call.TargetMethod.IsExtensionMethod && call.Type.Is(call.TargetMethod.Parameters[0].Type));
}
