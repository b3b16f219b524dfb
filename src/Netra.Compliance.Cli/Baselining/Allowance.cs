namespace Netra.Compliance.Cli.Baselining;

/// <summary>What is left of an entry while findings are taken off it.</summary>
internal sealed class Allowance(AcceptedFinding entry)
{
    private int _left = entry.Count;

    public (string Rule, string Path, string Text) Key => (entry.Rule, entry.Path, entry.Text);

    /// <summary>The entry with what nobody took; null where all was taken.</summary>
    public AcceptedFinding? Rest => _left > 0 ? entry with { Count = _left } : null;

    /// <summary>Takes one finding, unless none is left or the finding has grown past what is accepted.</summary>
    public bool Takes(int? lines)
    {
        var isTaken = _left > 0 && !(lines > entry.Lines);
        _left -= isTaken ? 1 : 0;
        return isTaken;
    }
}
