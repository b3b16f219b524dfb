using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Netra.Apex.Performance.Search;

/// <summary>English text as terms: lower case, without endings, and without the words that it is given.</summary>
/// <remarks>Lucene's classic tokenizer leaves whole what has a digit in it, such as <c>NX-4471</c>: a part number or an
/// error code is one term, and only an equal one matches it. Endings go by Porter's algorithm (1980).</remarks>
internal sealed class CorpusAnalyzer(CharArraySet leftOut) : Analyzer
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>Words that say nothing of what a text is about.</summary>
    public static CharArraySet FunctionWords { get; } =
        new(Version, Resource.Lines("function-words.txt").SelectMany(line => line.Split(' ')), true);

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var words = new ClassicTokenizer(Version, reader);
        var terms = new StopFilter(Version, new LowerCaseFilter(Version, new ClassicFilter(words)), leftOut);
        return new TokenStreamComponents(words, new PorterStemFilter(terms));
    }
}

/// <summary>Reads what an analyzer makes of a text.</summary>
internal static class Terms
{
    /// <summary>The terms of a text, in order.</summary>
    public static IReadOnlyList<string> TermsOf(this Analyzer analyzer, string text)
    {
        List<string> terms = [];
        using var stream = analyzer.GetTokenStream(fieldName: "", text);
        stream.Reset();
        while (stream.IncrementToken())
        {
            terms.Add(stream.GetAttribute<ICharTermAttribute>().ToString()!);
        }

        return terms;
    }
}

/// <summary>Reads the files of words within the assembly.</summary>
internal static class Resource
{
    /// <summary>The lines of a file, comments and blank ones left out.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}
