namespace Netra.Apex.Quality.Gate;

/// <summary>How far an answer is about its question: the share of the question's content words that the answer, or a fact which it
/// cites, takes up, times the share of its sentences that are about the question or a cited fact.</summary>
/// <remarks>Coverage of the question's words is the recall of ROUGE-1, of C. Lin, "ROUGE" (2004), over content words.</remarks>
internal sealed class Relevance() : TextEvaluator(Metric)
{
    public const string Metric = "relevance";

    protected override Assessment Assess(Exchange exchange)
    {
        var (asked, facts) = (Prose.ContentWords(exchange.Question), WordsOf(exchange.TextsOf(exchange.Cited)));
        var said = WordsOf(exchange.Answer.Select(sentence => sentence.Text));
        var missing = asked.Where(word => !said.Contains(word) && !facts.Contains(word)).ToList();
        var strays = exchange.Answer.Where(sentence => IsStray(sentence, [.. asked, .. facts])).ToList();
        var coverage = Share(asked.Count - missing.Count, asked.Count);
        return new Assessment(coverage * Share(exchange.Answer.Count - strays.Count, exchange.Answer.Count), Problems(missing, strays));
    }

    private static HashSet<string> WordsOf(IEnumerable<string> texts) => Prose.ContentWords(string.Join(' ', texts));

    private static bool IsStray(Sentence sentence, HashSet<string> topic) =>
        Prose.ContentWords(sentence.Text) is { Count: > 0 } words && !words.Overlaps(topic);

    private static string[] Problems(IReadOnlyCollection<string> missing, IEnumerable<Sentence> strays) =>
    [
        .. missing.Count == 0 ? [] : new[] { $"The answer says nothing of these words of the question: {string.Join(", ", missing)}." },
        .. strays.Select(sentence => $"'{sentence.Text}' is neither about the question nor about a cited fact."),
    ];
}
