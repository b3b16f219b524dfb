using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Benchmarks.Rules;

/// <summary>Measures parsing and analyzers in turns, each time on trees nobody has looked at: nodes are cached when
/// first met.</summary>
internal sealed class Contest(SourceTree sources, IReadOnlyList<Contestant> contestants)
{
    private readonly List<Measured> _parsing = [];
    private readonly Dictionary<Contestant, List<Measured>> _runs =
        contestants.ToDictionary(contestant => contestant, _ => new List<Measured>());
    private readonly Dictionary<Contestant, int> _findings = [];

    public Measured Parsing => Measured.Median(_parsing);

    public Measured Of(Contestant contestant) => Measured.Median(_runs[contestant]);

    public int FindingsOf(Contestant contestant) => _findings[contestant];

    /// <summary>One round to warm up, then so many that count.</summary>
    public async Task Run(int rounds)
    {
        await Round();
        _parsing.Clear();
        _runs.Values.ToList().ForEach(runs => runs.Clear());
        for (var round = 0; round < rounds; round++)
        {
            await Round();
        }
    }

    private async Task Round()
    {
        foreach (var contestant in contestants)
        {
            SyntaxTree[] trees = [];
            _parsing.Add(await Measured.Of(() => Task.FromResult(trees = sources.Parse())));
            var compilation = Host.Compile(trees, contestant);
            _runs[contestant].Add(
                await Measured.Of(async () =>
                    _findings[contestant] = (await Host.Findings(compilation, contestant)).Count));
        }
    }
}
