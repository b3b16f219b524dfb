namespace Netra.Compliance.Cli.Inputs;

/// <summary>Writes files so that each is there as a whole or as it was before: under another name first, then renamed.</summary>
internal static class WholeFiles
{
    /// <summary>What follows the name while a file is being written.</summary>
    public const string Unfinished = ".new";

    /// <summary>Writes all, then renames them in the order given; a failure leaves none that is unfinished.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written to.</exception>
    public static void Write(params (string Path, string Text)[] files)
    {
        try
        {
            Array.ForEach(files, file => File.WriteAllText(file.Path + Unfinished, file.Text));
            Array.ForEach(files, file => File.Move(file.Path + Unfinished, file.Path, overwrite: true));
        }
        finally
        {
            Array.ForEach(files, file => File.Delete(file.Path + Unfinished));
        }
    }
}
