using System.Text;
using System.Xml;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Formats;

/// <summary>Text of any origin, for XML 1.0, which has no control characters and no half surrogate pairs; the writer
/// does the escaping.</summary>
internal static class XmlText
{
    private const string Instead = "\uFFFD";

    /// <summary>On one line.</summary>
    public static string Line(string? text) => Valid(PlainText.Line(text ?? ""));

    /// <summary>Line feeds stay.</summary>
    public static string Lines(string? text) => Valid(PlainText.Lines(Shortened.Of(text ?? "", Shortened.Json)));

    private static string Valid(string text) => text.All(XmlConvert.IsXmlChar)
        ? text : string.Concat(text.EnumerateRunes().Select(Valid));

    /// <summary>Half a pair is read as the replacement character already.</summary>
    private static string Valid(Rune rune) =>
        rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Instead : rune.ToString();
}
