using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Commands;

/// <summary>What a command says of the report that it has written.</summary>
internal static class Summary
{
    /// <summary>Says it. The report and the exit code stand, too, where the output takes no more: they are the verdict.</summary>
    public static void Tell(ReportFolder folder, string report, Terminal terminal, Action say)
    {
        folder.Keep();
        try
        {
            say();
        }
        catch (IOException exception)
        {
            terminal.Refuse($"The summary cannot be written ({exception.Message.TrimEnd('.')}): the report is whole, and the exit code is its verdict. See {report}.", []);
        }
    }
}
