using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Netra.Compliance.Proving;

/// <summary>Calls by reflection that throw what the called code threw, with its own stack trace.</summary>
internal static class Unwrapped
{
    public static object? Invoke(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException wrapper) when (wrapper.InnerException is not null)
        {
            ExceptionDispatchInfo.Capture(wrapper.InnerException).Throw();
            throw;
        }
    }
}
