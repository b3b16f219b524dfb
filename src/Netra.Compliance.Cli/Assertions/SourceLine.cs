namespace Netra.Compliance.Cli.Assertions;

/// <summary>A place in a source file.</summary>
/// <param name="File">The file, relative to the repository as far as that is known.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1; null where it is not known.</param>
public sealed record SourceLine(string File, int Line, int? Column = null)
{
    /// <summary>Null where file or line is not known.</summary>
    public static SourceLine? Of(string? file, int? line) =>
        file is null || line is null ? null : new(file, line.Value);

    /// <summary>File and line, for people.</summary>
    public override string ToString() => $"{File}:{Line}";
}
