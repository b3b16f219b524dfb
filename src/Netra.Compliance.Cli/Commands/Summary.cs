using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Commands;

/// <summary>What a command says of the report that it has written.</summary>
internal static class Summary
{
    /// <summary>Says it. Where the output takes no more, the report and the exit code stand all the same.</summary>
    public static void Tell(ReportFolder folder, string report, Terminal terminal, Action say)
    {
        folder.Keep();
        try
        {
            say();
        }
        catch (IOException exception)
        {
            var why = $"The summary cannot be written ({exception.Message.TrimEnd('.')})";
            terminal.Refuse($"{why}: the report is whole, and the exit code is its verdict. See {report}.", []);
        }
    }
}
