namespace Netra.Apex.Quality.Gate;

/// <summary>How far an answer is about its question: the share of the question's content words that the answer or a
/// fact that it cites takes up, times the share of its sentences that are about the question or such a fact.</summary>
/// <remarks>The first share is the recall of ROUGE-1, of C. Lin, "ROUGE" (2004), over content words.</remarks>
internal sealed class Relevance() : TextEvaluator(Metric)
{
    public const string Metric = "relevance";

    protected override Assessment Assess(Exchange exchange)
    {
        var asked = Prose.ContentWords(exchange.Question);
        var known = Prose.ContentWords(exchange.TextOf(exchange.Cited));
        var texts = exchange.Answer.Select(sentence => sentence.Text).ToList();
        var strays = texts.Where(text => IsStray(text, asked, known)).ToList();
        HashSet<string> said = [.. known, .. texts.SelectMany(Prose.ContentWords)];
        var score = Share(asked.Count(said.Contains), asked.Count) * Share(texts.Count - strays.Count, texts.Count);
        return new Assessment(score, [.. Missing(exchange.Question, said), .. strays.Select(Problem)]);
    }

    private static bool IsStray(string sentence, HashSet<string> asked, HashSet<string> known) =>
        Prose.ContentWords(sentence) is { Count: > 0 } words && !words.Overlaps(asked) && !words.Overlaps(known);

    private static string Problem(string stray) => $"'{stray}' is neither about the question nor about a cited fact.";

    private static IEnumerable<string> Missing(string question, HashSet<string> said)
    {
        var asked = Prose.Words(question).Where(word => !Prose.IsFunctionWord(word)).Distinct();
        var missing = asked.Where(word => !said.Contains(Prose.Stem(word)));
        return missing.Select(word => $"The answer does not mention '{word}'.");
    }
}
