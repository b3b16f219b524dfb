using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>Text that is HTML already. The only way to make some is <see cref="Of"/>, which encodes every hole.</summary>
public sealed record Html
{
    private Html(string text) => Text = text;

    /// <summary>Nothing.</summary>
    public static Html Empty { get; } = new("");

    /// <summary>The HTML itself.</summary>
    public string Text { get; }

    /// <summary>What is literal stays as it is; what is filled in is encoded, unless it is HTML already.</summary>
    public static Html Of(Template template) => new(template.ToText());

    /// <summary>A sentence in which each text of others has a direction of its own.</summary>
    internal static Html Told(FormattableString sentence) =>
        new(Rendering.Told.By(sentence, text => Of($"<bdi>{text}</bdi>").Text));

    /// <summary>A stylesheet of the tool's own, which is the one text that is not encoded.</summary>
    internal static Html Style(string css) => new($"<style>\n{css}</style>");

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>An interpolated string whose holes are encoded.</summary>
    [InterpolatedStringHandler]
    public readonly struct Template(int literalLength, int formattedCount)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

        /// <summary>The template's own text.</summary>
        public void AppendLiteral(string literal) => _text.Append(literal);

        /// <summary>Text of any origin: shortened when it is long, and without what would turn the text beside it.</summary>
        public void AppendFormatted(string? text) =>
            _text.Append(text is null ? null : Encoder.Encode(PlainText.Lines(Shortened.Of(text, Shortened.Page))));

        /// <summary>A count.</summary>
        public void AppendFormatted(int count) => _text.Append(count.ToString("#,0", CultureInfo.InvariantCulture));

        /// <summary>HTML.</summary>
        public void AppendFormatted(Html html) => _text.Append(html.Text);

        /// <summary>Several pieces of HTML, one after the other.</summary>
        public void AppendFormatted(IEnumerable<Html> pieces) => _text.AppendJoin('\n', pieces);

        internal string ToText() => _text.ToString();
    }
}
