using System.Text;

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

    /// <summary>Writes the header and an opening brace; the closing brace follows when the result is disposed of.</summary>
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
