using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Netra.Compliance.Cli.Tests.Rendering;

/// <summary>A value that tries everything that text has been used for, put in the place of every text of a
/// record.</summary>
internal static class Hostile
{
    /// <summary>What must never begin a line.</summary>
    public const string Mark = "INJECTED";

    /// <summary>Every kind of line break, commands of build services, escapes, directions, HTML and Markdown.</summary>
    public const string Text =
        "::error file=a::b\r\nINJECTED\nINJECTED\rINJECTED\u2028INJECTED\u2029INJECTED\u0085INJECTED\vINJECTED\f"
        + "INJECTED\n"
        + "##[error]x\n##vso[task.setvariable variable=a]b ##[group]c\n ::warning::w\n%0A::notice::n "
        + "\u001b[31m\u009b2J\a\b\u007f "
        + "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F\u061C "
        + "</style><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\n# h\n- l\n1. o\n---\n> q\n"
        + "|[x](javascript:alert(3))![i](j)[^1]`*_~~s~~ $x$ @team #123 GH-45 https://a.b www.c.d mailto:e@f.g <!-- c "
        + "--> &lt;";

    /// <summary>The tool's own words, which choose what is drawn; the readers refuse any other.</summary>
    private static readonly HashSet<string> Own = ["Schema", "Verdict", "Unit", "Reason", "Level", "Name:GateRule",
        "Name:LoadPhase", "What:SoakMeasure"];

    /// <summary>The record with <paramref name="text"/> in the place of every text in it, and how many there
    /// were.</summary>
    public static (T Record, int Texts) Fill<T>(T record, string text) where T : notnull
    {
        var replaced = new List<string>();
        return ((T)Filled(record, each => Replace(each, text, replaced))!, replaced.Count);
    }

    /// <summary>No line of a terminal or a log is begun, coloured, turned or taken for a command by it.</summary>
    public static void AssertPlain(string said)
    {
        Assert.DoesNotContain(said, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotMatch("[\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]", said);
        Assert.DoesNotMatch(@"##[a-z]*\[", said);
        Assert.All(said.Split('\n'), line => Assert.DoesNotMatch(@"^\s*(::|INJECTED)", line));
    }

    /// <summary>The elements of a page, in order: text can change none of them.</summary>
    public static IEnumerable<string> Elements(string html)
    {
        var xml =
            Regex.Replace(html.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "<meta([^>]*)>", "<meta$1/>");
        return XDocument.Parse(xml).Descendants().Select(element => element.Name.LocalName);
    }

    /// <summary>What each line of Markdown begins, and how many cells it has.</summary>
    public static IEnumerable<string> Blocks(string markdown) => markdown.Split('\n')
        .Select(line => $"{Regex.Match(line, @"^(#+ |- |\|)?").Value}{Regex.Count(line, @"(?<!\\)\|")}");

    private static string Replace(string each, string text, List<string> replaced)
    {
        replaced.Add(each);
        return text;
    }

    private static object? Filled(object? value, Func<string, string> fill) => value switch
    {
        null => null,
        string text => fill(text),
        IEnumerable many when IsArray(many) => Each(many, fill),
        _ when value.GetType().GetMethod("<Clone>$") is { } clone => Record(clone.Invoke(value, null)!, fill),
        _ => value,
    };

    private static object Record(object copy, Func<string, string> fill)
    {
        var type = copy.GetType();
        var filled = type.GetProperties()
            .Where(each => each.SetMethod is not null && each.GetIndexParameters().Length == 0);
        foreach (var property in filled.Where(each => !Own.Contains(each.Name)
            && !Own.Contains($"{each.Name}:{type.Name}")))
        {
            property.SetValue(copy, Filled(property.GetValue(copy), fill));
        }

        return copy;
    }

    private static bool IsArray(IEnumerable many) =>
        many.GetType() is { IsGenericType: true } type
            && type.GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableArray<>);

    private static object Each(IEnumerable many, Func<string, string> fill)
    {
        var item = many.GetType().GetGenericArguments()[0];
        var items = many.Cast<object>().Select(each => Filled(each, fill)).ToArray();
        var array = Array.CreateInstance(item, items.Length);
        items.CopyTo(array, 0);
        var create = typeof(System.Runtime.InteropServices.ImmutableCollectionsMarshal).GetMethod(
            "AsImmutableArray", BindingFlags.Public | BindingFlags.Static);
        return create!.MakeGenericMethod(item).Invoke(null, [array])!;
    }
}
