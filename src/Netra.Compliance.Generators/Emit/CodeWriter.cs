using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Generators.Emit;

/// <summary>Writes indented C# with fixed newlines.</summary>
internal sealed class CodeWriter
{
    private const string Indent = "    ";
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line, or several: a raw string's own line ends are taken for line ends here.</summary>
    public CodeWriter Lines(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Line(line.TrimEnd('\r'));
        }

        return this;
    }

    public CodeWriter Line(string line = "")
    {
        for (var level = 0; level < _depth && line.Length > 0; level++)
        {
            _text.Append(Indent);
        }

        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Writes the header and an opening brace; the closing brace follows when the result is disposed
    /// of.</summary>
    public IDisposable Block(string header, string close = "}")
    {
        Lines(header).Line("{");
        _depth++;
        return new OpenBlock(this, close);
    }

    public override string ToString() => _text.ToString();

    private void Close(string brace)
    {
        _depth--;
        Line(brace);
    }

    private sealed class OpenBlock(CodeWriter writer, string close) : IDisposable
    {
        public void Dispose() => writer.Close(close);
    }
}

/// <summary>Writes a value as a C# literal.</summary>
internal static class Literal
{
    public static string Of(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);
}

/// <summary>Writes a plain name so that C# takes it for an identifier.</summary>
internal static class Identifier
{
    /// <summary>Puts <c>@</c> before keywords, contextual ones too, and before lower-case names, which a later language
    /// may reserve.</summary>
    public static string Escape(string name) => IsKeyword(name) || MayBecomeKeyword(name) ? "@" + name : name;

    private static bool IsKeyword(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
            || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None;

    private static bool MayBecomeKeyword(string name) => name.All(character => character is >= 'a' and <= 'z');
}

/// <summary>What all emitted code has in common.</summary>
internal static class GeneratedCode
{
    /// <summary>The namespace of every emitted type that is not a part of a user's.</summary>
    public const string Namespace = "Netra.Compliance.Generated";

    /// <summary>What stands before every emitted type, never before a user's: analyzers would then skip that.</summary>
    public static readonly string TypeAttributes =
        $"""
        [global::System.CodeDom.Compiler.GeneratedCode("Netra.Compliance.Generators", "{Version}")]
        [global::System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverage]
        """;

    private static Version Version => typeof(GeneratedCode).Assembly.GetName().Version;

    /// <summary>A whole type with its summary and attributes.</summary>
    public static string Type(string summary, string declaration) =>
        $"/// <summary>{summary}</summary>\n{TypeAttributes}\n{declaration}";
}
