namespace Netra.Apex.Performance.Search;

/// <summary>Search in a customer's own documents: section <c>Apex:Performance:Search</c>.</summary>
internal sealed class SearchSettings
{
    private const string Section = "Apex:Performance:Search";

    // Far above the error of adding two doubles, far below a weight that somebody would choose.
    private const double Rounding = 1e-9;

    /// <summary>The folder of the indexes, one for each customer in it; nodes on one machine share it. Not blank; made
    /// with the first document.</summary>
    public string Folder { get; set; } = "corpora";

    /// <summary>How much of a score the words count: 0 to 1.</summary>
    public double Bm25Weight { get; set; } = 0.3;

    /// <summary>How much of a score the meaning counts: 0 to 1; with <see cref="Bm25Weight"/> it makes 1.</summary>
    public double VectorWeight { get; set; } = 0.7;

    /// <summary>What cannot be used, in sentences.</summary>
    public IEnumerable<string> Problems() =>
        Rules().Where(rule => rule.IsBroken).Select(rule => $"{Section}:{rule.Sentence}");

    private IEnumerable<(bool IsBroken, string Sentence)> Rules() =>
    [
        (string.IsNullOrWhiteSpace(Folder), "Folder is blank; give a folder for the indexes."),
        (File.Exists(Folder), $"Folder is '{Folder}', which is a file; give a folder for the indexes."),
        (!IsWeight(Bm25Weight), $"Bm25Weight is {Bm25Weight}; give 0 to 1."),
        (!IsWeight(VectorWeight), $"VectorWeight is {VectorWeight}; give 0 to 1."),
        (Math.Abs(Bm25Weight + VectorWeight - 1) > Rounding, "VectorWeight and Bm25Weight do not add up to 1."),
    ];

    private static bool IsWeight(double weight) => weight is >= 0 and <= 1;
}
