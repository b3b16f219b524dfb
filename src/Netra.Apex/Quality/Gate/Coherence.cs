using System.Collections.Frozen;

namespace Netra.Apex.Quality.Gate;

/// <summary>How well an answer hangs together: the share of its sentences that are whole, new, and linked to what comes
/// before.</summary>
/// <remarks>Links are shared words, references and connectives, after M. Halliday and R. Hasan, "Cohesion in English"
/// (1976). Repetition is counted in runs of words, after S. Welleck et al., "Neural text generation with unlikelihood
/// training" (2020).</remarks>
internal sealed class Coherence() : TextEvaluator(Metric)
{
    public const string Metric = "coherence";

    private const int Run = 3;
    private const int LongestFragment = 5;

    private static readonly FrozenSet<string> Links = Prose.Set(
        """
        also although as because both but either else even finally first hence however if instead it its likewise next
        otherwise second similarly since so still such that then there therefore these they third this those though
        thus whereas while yet
        """);

    protected override Assessment Assess(Exchange exchange)
    {
        var said = new Said([], []);
        var found = exchange.Answer.Select(sentence => (sentence.Text, Problem: said.ProblemOf(sentence))).ToList();
        var bad = found.Where(sentence => sentence.Problem is not null);
        string[] problems = [.. bad.Select(sentence => $"'{sentence.Text}' {sentence.Problem}")];
        return new Assessment(Share(found.Count - problems.Length, found.Count), problems);
    }

    /// <summary>What an answer has said so far.</summary>
    private sealed record Said(HashSet<string> Words, HashSet<string> Runs)
    {
        public string? ProblemOf(Sentence sentence)
        {
            var words = Prose.Words(sentence.Text).ToList();
            var (isNew, isLinked) = (AddRuns(words), AddWords(words) || Links.Contains(words.FirstOrDefault("")));
            return (IsWhole(sentence, words), isNew, isLinked) switch
            {
                (false, _, _) => "is not a complete sentence.",
                (_, false, _) => "repeats an earlier sentence.",
                (_, _, false) => "is unrelated to what comes before it.",
                _ => null,
            };
        }

        private static bool IsWhole(Sentence sentence, List<string> words) =>
            sentence.IsFinished && (words.Count <= LongestFragment || words.Exists(Prose.IsFunctionWord));

        // More of its runs are new than not.
        private bool AddRuns(List<string> words)
        {
            var runs = Enumerable.Range(0, Math.Max(words.Count - Run + 1, 0))
                .Select(at => string.Join(' ', words.GetRange(at, Run)).ToLowerInvariant()).ToList();
            return runs.Count == 0 || 2 * runs.Count(Runs.Add) > runs.Count;
        }

        private bool AddWords(List<string> words)
        {
            var content = words.Where(word => !Prose.IsFunctionWord(word)).Select(Prose.Stem).ToList();
            var isLinked = Words.Count == 0 || Words.Overlaps(content);
            Words.UnionWith(content);
            return isLinked;
        }
    }
}
