namespace Netra.Apex.Business.SyntheticData;

/// <summary>Synthetic sets: section <c>Apex:Business:SyntheticData</c>.</summary>
internal sealed class SyntheticDataSettings
{
    private const string Section = "Apex:Business:SyntheticData";

    /// <summary>The folder of the sets, one for each customer in it; nodes share the sets by sharing it. Not blank;
    /// made when a customer asks first.</summary>
    public string Folder { get; set; } = "datasets";

    /// <summary>The lowest diversity of a field that is good enough; 0 to 1.</summary>
    public double Diversity { get; set; } = 0.8;

    /// <summary>The highest correlation of two fields that is good enough; 0 to 1.</summary>
    public double Correlation { get; set; } = 0.3;

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
        Rules().Where(rule => rule.IsBroken).Select(rule => $"{Section}:{rule.Sentence}");

    private IEnumerable<(bool IsBroken, string Sentence)> Rules() =>
    [
        (string.IsNullOrWhiteSpace(Folder), "Folder is blank; give a folder for the sets."),
        (File.Exists(Folder), $"Folder is '{Folder}', which is a file; give a folder for the sets."),
        (Diversity is not (>= 0 and <= 1), $"Diversity is {Diversity}; give a number from 0 to 1."),
        (Correlation is not (>= 0 and <= 1), $"Correlation is {Correlation}; give a number from 0 to 1."),
    ];
}
