namespace Netra.Apex.Quality.Gate;

/// <summary>How far an answer says what its facts say: the share of its claims that the cited facts support.</summary>
/// <remarks>A claim is a citation, a figure or a name, and each statement that says the opposite of its facts. A statement rests on
/// the facts that it cites, and where it cites none on all that the answer cites. The share of supported claims is the precision of
/// S. Min et al., "FActScore" (2023), with claims found by their form and not by a model.</remarks>
internal sealed class FactualAccuracy() : TextEvaluator(Metric)
{
    public const string Metric = "factual accuracy";

    protected override Assessment Assess(Exchange exchange)
    {
        var claims = exchange.Answer.SelectMany(sentence => Claims(sentence, exchange)).ToList();
        var problems = claims.Select(claim => claim.Problem).OfType<string>().ToList();
        return exchange.Cited.Any()
            ? new Assessment(Share(claims.Count - problems.Count, claims.Count), problems)
            : new Assessment(0, "The answer cites no fact; cite each by its id in square brackets.");
    }

    private static IEnumerable<Claim> Claims(Sentence sentence, Exchange exchange) => sentence.Statements.SelectMany((part, at) =>
    {
        var evidence = string.Join("\n", exchange.TextsOf(part.Cited.Count > 0 ? part.Cited : exchange.Cited));
        return (Claim[])[.. Citations(part, exchange), .. Figures(part.Text, evidence), .. Names(part.Text, at == 0, evidence), .. Opposite(part, evidence)];
    });

    private static IEnumerable<Claim> Citations(Statement part, Exchange exchange) =>
        part.Cited.Select(id => new Claim(exchange.Facts.ContainsKey(id), $"'[{id}]' is not the id of a given fact."));

    private static IEnumerable<Claim> Figures(string text, string evidence)
    {
        var known = Gate.Claims.Figures(evidence).ToList();
        return Gate.Claims.Figures(text).Select(said =>
            new Claim(known.Exists(fact => said.Figure.IsWithin(fact.Figure)), $"'{said.Written}' is not in the cited facts."));
    }

    private static IEnumerable<Claim> Names(string text, bool isStart, string evidence)
    {
        var known = Prose.Words(evidence).Select(Prose.Stem).ToHashSet();
        return Gate.Claims.Names(text, isStart).Select(name => new Claim(known.Contains(Prose.Stem(name)), $"'{name}' is not in the cited facts."));
    }

    private static IEnumerable<Claim> Opposite(Statement part, string evidence) => part.Cited.Count > 0 && Gate.Claims.Contradict(part.Text, evidence)
        ? [new Claim(false, $"'{part.Text.Trim()}' says the opposite of the facts that it cites.")]
        : [];

    private sealed record Claim(bool IsSupported, string Otherwise)
    {
        public string? Problem => IsSupported ? null : Otherwise;
    }
}
