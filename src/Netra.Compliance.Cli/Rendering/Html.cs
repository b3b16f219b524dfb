using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>Text that is HTML already. The only way to make some is <see cref="Of"/>, which encodes every
/// hole.</summary>
/// <remarks>The pieces of a list are made as they are written, so that a page of 10,000 tests never stands in
/// memory.</remarks>
public sealed class Html
{
    private readonly IReadOnlyList<object> _parts;

    private Html(params IReadOnlyList<object> parts) => _parts = parts;

    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new();

    /// <summary>What is literal stays as it is; what is filled in is encoded, unless it is HTML already.</summary>
    public static Html Of(Template template) => new(template.Parts);

    /// <summary>A sentence in which each text of others has a direction of its own.</summary>
    internal static Html Sentence(FormattableString sentence) =>
        new(EscapedSentence.By(sentence, text => $"{Of($"<bdi>{text}</bdi>")}"));

    /// <summary>A stylesheet of the tool's own, which is the one text that is not encoded.</summary>
    internal static Html Style(string css) => new($"<style>\n{css}</style>");

    /// <summary>Markup, a script or encoded data of the tool's own, in which there is no text of others.</summary>
    internal static Html Own(string html) => new(html);

    /// <summary>How many bytes it is as UTF-8.</summary>
    internal int Utf8Length()
    {
        using var counter = new Utf8Counter();
        WriteTo(counter);
        return counter.Bytes;
    }

    /// <summary>Writes the HTML.</summary>
    public void WriteTo(TextWriter writer)
    {
        foreach (var part in _parts)
        {
            Write(part, writer);
        }
    }

    /// <summary>The HTML as one text.</summary>
    public override string ToString()
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        WriteTo(writer);
        return writer.ToString();
    }

    private static void Write(object part, TextWriter writer)
    {
        if (part is IEnumerable<Html> pieces)
        {
            WriteAll(pieces, writer);
            return;
        }

        (part as Html)?.WriteTo(writer);
        writer.Write(part as string);
    }

    private static void WriteAll(IEnumerable<Html> pieces, TextWriter writer)
    {
        var between = "";
        foreach (var piece in pieces)
        {
            writer.Write(between);
            piece.WriteTo(writer);
            between = "\n";
        }
    }

    /// <summary>An interpolated string whose holes are encoded.</summary>
    [InterpolatedStringHandler]
    public readonly struct Template(int literalLength, int formattedCount)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly List<object> _parts = new((2 * formattedCount) + Math.Min(literalLength, 1));

        internal IReadOnlyList<object> Parts => _parts;

        /// <summary>The template's own text.</summary>
        public void AppendLiteral(string literal) => _parts.Add(literal);

        /// <summary>Text of any origin.</summary>
        public void AppendFormatted(string? text) =>
            _parts.Add(Encoder.Encode(PageText.Of(text)));

        /// <summary>A count.</summary>
        public void AppendFormatted(int count) => _parts.Add(count.ToString("#,0", CultureInfo.InvariantCulture));

        /// <summary>HTML.</summary>
        public void AppendFormatted(Html html) => _parts.Add(html);

        /// <summary>Several pieces of HTML, one after the other.</summary>
        public void AppendFormatted(IEnumerable<Html> pieces) => _parts.Add(pieces);
    }
}

/// <summary>Text of others in a page: shortened when it is long, and without what would turn the text beside
/// it.</summary>
internal static class PageText
{
    public static string Of(string? text) => PlainText.Lines(Shortened.Of(text ?? "", Shortened.Page));
}

/// <summary>Counts what it is given, and keeps nothing.</summary>
internal sealed class Utf8Counter : TextWriter
{
    public int Bytes { get; private set; }

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Bytes += Encoding.GetByteCount([value]);

    public override void Write(string? value) => Bytes += Encoding.GetByteCount(value ?? "");
}
