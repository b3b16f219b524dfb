using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Foreign;

/// <summary>XML of others: no document type, nothing outside the file, and a line for everything that is
/// refused.</summary>
internal sealed partial class XmlReport
{
    private const string Advice = "give a test report as TRX or JUnit XML.";
    private const int Deepest = 256;
    private const string TooDeep = "is nested more than 256 elements deep, which no test run writes.";
    private const string Again = $"Run the tests again, or {Advice}";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly string _path;

    private XmlReport(string path, XElement root) => (_path, Root) = (path, root);

    public XElement Root { get; }

    /// <exception cref="Refusal">It is missing, malformed, or has a document type.</exception>
    public static XmlReport Load(string path)
    {
        RequireSound(path);
        return new(path, RootIn(path));
    }

    private static XElement RootIn(string path)
    {
        using var stream = FileContent.OpenText(path, Advice);
        using var reader = XmlReader.Create(stream, Settings);
        return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
    }

    private static void RequireSound(string path)
    {
        using var stream = FileContent.OpenText(path, Advice);
        using var reader = XmlReader.Create(stream, Settings);
        try
        {
            RequireShallow(path, reader);
        }
        catch (XmlException exception)
        {
            throw Malformed(path, exception, (IXmlLineInfo)reader);
        }
    }

    /// <summary>What counts its parts is read in a time that its depth multiplies.</summary>
    private static void RequireShallow(string path, XmlReader reader)
    {
        while (reader.Read())
        {
            _ = reader.Depth <= Deepest ? true : throw Refusal.Unreadable(path, TooDeep);
        }
    }

    /// <summary>The name of a file's root element; null where it has none that can be read.</summary>
    public static string? RootOf(string path)
    {
        try
        {
            using var stream = FileContent.OpenText(path, Advice);
            using var reader = XmlReader.Create(stream, Settings);
            return reader.MoveToContent() == XmlNodeType.Element ? reader.LocalName : null;
        }
        catch (Exception exception) when (exception is XmlException or Refusal or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The report cannot be used, because of an element of it.</summary>
    public Refusal Wrong(XElement element, string why)
    {
        var line = ((IXmlLineInfo)element).LineNumber;
        return Refusal.Unreadable(_path, string.Create(
            CultureInfo.InvariantCulture, $"cannot be used: at line {line}, {element.Name.LocalName} {why}."));
    }

    /// <summary>A value of an element, read by <paramref name="read"/>; <paramref name="unstated"/> where it has
    /// none.</summary>
    public T Value<T>(XElement element, string name, T unstated, Func<string, T?> read, string expected)
        where T : struct =>
        element.Attribute(name)?.Value is not { Length: > 0 } text ? unstated
            : read(text) ?? throw Wrong(element, $"has {name}={ForeignValue.Quoted(text)}, expected {expected}");

    /// <summary>How many there are, by an attribute; 0 where it does not say.</summary>
    public int Count(XElement element, string name) => Value(element, name, 0, Whole, "a number from 0");

    private static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Of a document type the exception has no line.</summary>
    private static Refusal Malformed(string path, XmlException exception, IXmlLineInfo place)
    {
        var line = Math.Max(Math.Max(exception.LineNumber, place.LineNumber), 1);
        var why = exception.Message.Contains("DTD", StringComparison.Ordinal)
            ? "it has a document type definition, which is never read" : Place().Replace(exception.Message, "");
        return Refusal.Unreadable(path, string.Create(
            CultureInfo.InvariantCulture,
            $"is truncated or malformed at line {line}: {why.TrimEnd('.')}. {Again}"));
    }

    [GeneratedRegex(@"\s*Line \d+, position \d+\.?$")]
    private static partial Regex Place();
}

/// <summary>Parts of an element by their names without a namespace.</summary>
internal static class XmlParts
{
    public static IEnumerable<XElement> All(this XElement? element, string name) =>
        element?.Elements().Where(child => child.Name.LocalName == name) ?? [];

    public static XElement? One(this XElement? element, string name) => element.All(name).FirstOrDefault();

    public static IEnumerable<XElement> Below(this XElement element, string name) =>
        element.Descendants().Where(child => child.Name.LocalName == name);

    public static string? Text(this XElement element, string name) =>
        element.Attribute(name)?.Value is { Length: > 0 } text ? text : null;

    /// <summary>What stands in an element, without the white space around it; null for nothing.</summary>
    public static string? Content(this XElement? element) =>
        element?.Value.Trim() is { Length: > 0 } text ? text : null;
}
