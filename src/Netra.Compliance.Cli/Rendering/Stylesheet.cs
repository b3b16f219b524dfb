namespace Netra.Compliance.Cli.Rendering;

/// <summary>The report's stylesheet, carried in the assembly.</summary>
internal static class Stylesheet
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The stylesheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
