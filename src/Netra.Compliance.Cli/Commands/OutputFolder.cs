using System.CommandLine;

namespace Netra.Compliance.Cli.Commands;

/// <summary>Where the report goes.</summary>
internal static class OutputFolder
{
    public static readonly string Default = Path.Combine("artifacts", "compliance");

    public static Option<string> Option() => new("--out")
    {
        Description = "The folder to write to.",
        HelpName = "folder",
        DefaultValueFactory = _ => Default,
    };
}
