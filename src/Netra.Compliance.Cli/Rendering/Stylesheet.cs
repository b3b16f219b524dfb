namespace Netra.Compliance.Cli.Rendering;

/// <summary>The stylesheets of the reports, carried in the assembly.</summary>
internal static class Stylesheet
{
    /// <summary>What all reports have.</summary>
    public static string Text { get; } = Read("report.css");

    /// <summary>What a load report has beside it.</summary>
    public static string Load { get; } = Read("load.css");

    private static string Read(string name)
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The stylesheet {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
