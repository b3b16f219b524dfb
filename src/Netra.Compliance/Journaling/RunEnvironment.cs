using System.Globalization;
using System.Runtime.InteropServices;

namespace Netra.Compliance.Journaling;

/// <summary>What the machine was, as far as it may explain a result; names no user and no path.</summary>
internal static class RunEnvironment
{
    public static IReadOnlyDictionary<string, string> Describe() => new Dictionary<string, string>
    {
        ["os"] = RuntimeInformation.OSDescription,
        ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["processors"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
        ["ci"] = Environment.GetEnvironmentVariable("CI") ?? "",
    };
}
