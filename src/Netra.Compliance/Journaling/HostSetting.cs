namespace Netra.Compliance.Journaling;

/// <summary>A setting of the test process: an environment variable, else a runtime host option.</summary>
internal static class HostSetting
{
    public static string? Read(string variable, string option) =>
        NotBlank(Environment.GetEnvironmentVariable(variable)) ?? Option(option);

    public static string? Option(string name) => NotBlank(AppContext.GetData(name) as string);

    private static string? NotBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
