using System.Globalization;
using System.Reflection;
using System.Runtime.Versioning;

namespace Netra.Compliance.Journaling;

/// <summary>The short name (<c>net10.0</c>) of the framework that an assembly was compiled for.</summary>
internal static class TargetFramework
{
    private const string Unknown = "unknown";

    public static string Of(Assembly assembly) =>
        ShortName(assembly.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName);

    public static string ShortName(string? frameworkName) =>
        string.IsNullOrEmpty(frameworkName) ? Unknown : ShortName(new FrameworkName(frameworkName!));

    private static string ShortName(FrameworkName name) => name.Identifier switch
    {
        ".NETCoreApp" when name.Version.Major >= 5 => "net" + Dotted(name.Version),
        ".NETCoreApp" => "netcoreapp" + Dotted(name.Version),
        ".NETStandard" => "netstandard" + Dotted(name.Version),
        ".NETFramework" => "net" + name.Version.ToString().Replace(".", ""),
        _ => Unknown,
    };

    private static string Dotted(Version version) =>
        string.Format(CultureInfo.InvariantCulture, "{0}.{1}", version.Major, version.Minor);
}
