namespace Netra.Apex.Quality.Gate;

/// <summary>How far an answer says what its facts say: the share of its claims that the cited facts support.</summary>
/// <remarks>Claims are citations, figures, names, and each statement that says the opposite of its facts. A statement
/// rests on the facts that it cites; one that cites none, on all that the answer cites. The share of supported claims
/// is that of S. Min et al., "FActScore" (2023), with claims found by their form and not by a model.</remarks>
internal sealed class FactualAccuracy() : TextEvaluator(Metric)
{
    public const string Metric = "factual accuracy";

    protected override Assessment Assess(Exchange exchange)
    {
        var claims = exchange.Answer.SelectMany(sentence => ClaimsOf(sentence, exchange)).ToList();
        string[] problems = [.. claims.Where(claim => !claim.IsSupported).Select(claim => claim.Otherwise)];
        return exchange.Cited.Any()
            ? new Assessment(Share(claims.Count - problems.Length, claims.Count), problems)
            : new Assessment(0, "The answer cites no fact; cite each by its id in square brackets.");
    }

    private static IEnumerable<Claim> ClaimsOf(Sentence sentence, Exchange exchange) =>
        sentence.Statements.SelectMany((part, at) => ClaimsOf(part, isStart: at == 0, exchange));

    private static Claim[] ClaimsOf(Statement part, bool isStart, Exchange exchange)
    {
        var evidence = exchange.TextOf(part.Cited.Count > 0 ? part.Cited : exchange.Cited);
        var cited = part.Cited.Select(id => new Claim(exchange.Facts.ContainsKey(id), $"'[{id}]' is unknown."));
        var said = Figures(part.Text, evidence).Concat(Names(part.Text, isStart, evidence));
        return [.. cited, .. said, .. Opposite(part, evidence)];
    }

    private static IEnumerable<Claim> Figures(string text, string evidence)
    {
        var known = Claims.Figures(evidence).Select(fact => fact.Figure).ToList();
        return Claims.Figures(text).Select(said =>
            new Claim(known.Exists(said.Figure.IsWithin), $"'{said.Written}' is not in the cited facts."));
    }

    private static IEnumerable<Claim> Names(string text, bool isStart, string evidence)
    {
        var known = Prose.Words(evidence).Select(Prose.Stem).ToHashSet();
        return Claims.Names(text, isStart).Select(name =>
            new Claim(known.Contains(Prose.Stem(name)), $"'{name}' is not in the cited facts."));
    }

    private static IEnumerable<Claim> Opposite(Statement part, string evidence) =>
        part.Cited.Count > 0 && Claims.Contradict(part.Text, evidence)
            ? [new Claim(false, $"'{part.Text.Trim()}' contradicts the facts that it cites.")]
            : [];

    private sealed record Claim(bool IsSupported, string Otherwise);
}
