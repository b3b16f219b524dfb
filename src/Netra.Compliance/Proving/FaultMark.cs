namespace Netra.Compliance.Proving;

/// <summary>A fault that a proof uses.</summary>
/// <param name="Name">CLR full name of its type, as the catalog and the journal have it.</param>
/// <param name="Create">Makes a new one; a fault is used once.</param>
public sealed record FaultMark(string Name, Func<Fault> Create)
{
    /// <summary>What a sentence calls it: the name without its namespace.</summary>
    public string ShortName => Name.Substring(Name.LastIndexOfAny(['.', '+']) + 1);
}
