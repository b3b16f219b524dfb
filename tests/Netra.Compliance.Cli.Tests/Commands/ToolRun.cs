using Netra.Compliance.Cli.Commands;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Tests.Commands;

/// <summary>One call of the tool, and what it said.</summary>
public sealed record ToolRun(ExitCode Code, string Out, string Error)
{
    public static Task<ToolRun> Of(string folder, params string[] args) => In(new(), folder, args);

    /// <summary>A call in an environment of its own, and in none of the machine's.</summary>
    public static async Task<ToolRun> In(Dictionary<string, string> environment, string folder, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, IsInteractive: false, folder)
        {
            Variable = environment.GetValueOrDefault,
        };
        var code = await NetraTool.RunAsync(args, terminal);
        return new(code, output.ToString(), error.ToString());
    }

    public void AssertSays(string text) => Assert.Contains(text, Out, StringComparison.Ordinal);

    /// <summary>One clear sentence on the error stream, nothing of the machine's inside, and the exit code.</summary>
    public void AssertRefused(ExitCode code, string why)
    {
        Assert.Equal(code, Code);
        Assert.Contains(why, Error, StringComparison.Ordinal);
        Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.Empty(Out);
    }
}
