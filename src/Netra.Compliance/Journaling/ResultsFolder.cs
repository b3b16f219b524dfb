using System.Reflection;

namespace Netra.Compliance.Journaling;

/// <summary>Where journals go: <c>NETRA_RESULTS</c>, else the runtime host option <c>Netra.Results</c>, else
/// <c>TestResults/netra</c>.</summary>
/// <remarks>A relative variable is taken from the current directory, a relative option from the folder of the test
/// assembly, so that no machine's path needs to be built in.</remarks>
internal static class ResultsFolder
{
    public const string Variable = "NETRA_RESULTS";
    public const string HostOption = "Netra.Results";

    public static string For(Assembly assembly) =>
        Resolve(Environment.GetEnvironmentVariable(Variable), HostSetting.Option(HostOption), BaseOf(assembly));

    public static string Resolve(string? variable, string? option, string assemblyFolder)
    {
        if (!string.IsNullOrWhiteSpace(variable))
        {
            return Path.GetFullPath(variable);
        }

        return Path.GetFullPath(option is null
            ? Path.Combine("TestResults", "netra")
            : Path.Combine(assemblyFolder, option));
    }

    public static string BaseOf(Assembly assembly) =>
        Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;
}

/// <summary>A setting of the test process: an environment variable, else a runtime host option.</summary>
internal static class HostSetting
{
    public static string? Read(string variable, string option) =>
        NotBlank(Environment.GetEnvironmentVariable(variable)) ?? Option(option);

    public static string? Option(string name) => NotBlank(AppContext.GetData(name) as string);

    private static string? NotBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
