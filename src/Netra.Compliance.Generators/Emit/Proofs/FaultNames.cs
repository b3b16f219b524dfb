using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Proofs;

/// <summary>What the rows of a proof call its faults: the short name, or the full one where short names meet; xunit cuts long arguments off.</summary>
internal sealed class FaultNames
{
    private readonly HashSet<string> _ambiguous;

    public FaultNames(CriticalTest test)
    {
        All = test.Points.SelectMany(point => point.Faults).Distinct().ToArray();
        _ambiguous = new HashSet<string>(
            All.GroupBy(Short, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key),
            StringComparer.Ordinal);
    }

    public IReadOnlyList<Fault> All { get; }

    public string Of(Fault fault) => _ambiguous.Contains(Short(fault)) ? fault.Clr : Short(fault);

    private static string Short(Fault fault) => fault.Clr.Substring(fault.Clr.LastIndexOfAny(['.', '+']) + 1);
}
