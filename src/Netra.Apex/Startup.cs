using Microsoft.Extensions.Options;

namespace Netra.Apex;

/// <summary>Runs the platform as a process; a configuration that cannot be used ends it with one sentence, not with a stack trace.</summary>
internal static class Startup
{
    /// <summary>The exit code for a configuration that cannot be used: EX_CONFIG of BSD's sysexits.h.</summary>
    public const int BadConfiguration = 78;

    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (OptionsValidationException invalid)
        {
            await Console.Error.WriteLineAsync($"Netra Apex cannot start: {string.Join(' ', invalid.Failures)}");
            return BadConfiguration;
        }
    }
}
