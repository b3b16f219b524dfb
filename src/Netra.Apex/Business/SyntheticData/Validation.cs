using Microsoft.Extensions.Options;

namespace Netra.Apex.Business.SyntheticData;

/// <summary>What a validator has measured.</summary>
/// <param name="Check">What was looked for, such as <c>diversity</c>.</param>
/// <param name="Field">The field, or the two fields, by name.</param>
/// <param name="Value">The measure; a number of values unless the check says otherwise.</param>
/// <param name="Limit">What it has to reach, or may reach.</param>
/// <param name="IsMet">Whether the measure is on the right side of the limit, or at it.</param>
internal sealed record Measure(string Check, string Field, double Value, double Limit, bool IsMet)
{
    public static Measure AtLeast(string check, string field, double value, double limit) =>
        new(check, field, value, limit, value >= limit);

    public static Measure AtMost(string check, string field, double value, double limit) =>
        new(check, field, value, limit, value <= limit);
}

/// <summary>Judges a set before it is stored.</summary>
internal interface IDataValidator
{
    /// <summary>What it has measured; the set is refused when a measure is not met.</summary>
    IReadOnlyList<Measure> Validate(SyntheticSet set);
}

/// <summary>Counts the values that are not there, of another type or out of range, field by field.</summary>
internal sealed class SchemaValidator(IEnumerable<IFieldKind> kinds) : IDataValidator
{
    private const string Check = "schema";

    public IReadOnlyList<Measure> Validate(SyntheticSet set) => [.. set.Order.Fields.Select(field =>
    {
        var kind = kinds.Of(field);
        return Measure.AtMost(Check, field.Name, set.Column(field).Count(value => !kind.IsValid(field, value)), 0);
    })];
}

/// <summary>Measures how diverse each field is, and how much two fields have to do with each other.</summary>
/// <remarks>The diversity of a field with a fixed number of values is their evenness, of any other the share of its
/// values that differ. Correlation is |r| of Pearson, over each two fields of numbers, times and booleans (0 and 1);
/// the largest is shown, and all that are too large.</remarks>
internal sealed class QualityValidator(IEnumerable<IFieldKind> kinds, IOptions<BusinessSettings> settings)
    : IDataValidator
{
    public const string Diversity = "diversity";
    public const string Correlation = "correlation";

    private readonly SyntheticDataSettings _limits = settings.Value.SyntheticData;

    public IReadOnlyList<Measure> Validate(SyntheticSet set) =>
        [.. set.Order.Fields.Select(field => DiversityOf(set, field)), .. Correlations(set)];

    private Measure DiversityOf(SyntheticSet set, DatasetField field)
    {
        var counts = set.Column(field).CountBy(value => value.ToString()).Select(value => value.Value).ToList();
        var value = kinds.Of(field).Categories(field) is { } categories
            ? Statistics.Evenness(counts, categories)
            : (double)counts.Count / set.Records.Count;
        return Measure.AtLeast(Diversity, field.Name, value, _limits.Diversity);
    }

    private IEnumerable<Measure> Correlations(SyntheticSet set)
    {
        var columns = set.Order.Fields.Select(field => (field.Name, Numbers: NumbersOf(set, field)))
            .Where(column => column.Numbers.Count == set.Records.Count).ToList();
        var pairs = columns.SelectMany((_, at) => columns.Skip(at + 1), (x, y) => Measure.AtMost(
            Correlation, $"{x.Name}, {y.Name}", Math.Abs(Statistics.Pearson(x.Numbers, y.Numbers)),
            _limits.Correlation));
        return pairs.OrderByDescending(pair => pair.Value).Where((pair, at) => at == 0 || !pair.IsMet);
    }

    private List<double> NumbersOf(SyntheticSet set, DatasetField field)
    {
        var kind = kinds.Of(field);
        return [.. set.Column(field).Select(kind.NumberOf).OfType<double>()];
    }
}

/// <summary>The measures of quality.</summary>
internal static class Statistics
{
    /// <summary>How evenly records are spread over categories: 0 when all are in one, 1 when each has as many. One
    /// record is even.</summary>
    /// <remarks>J = H / ln S of E. C. Pielou, "The measurement of diversity in different types of biological
    /// collections" (1966), with H of C. E. Shannon. S is how many categories there are, or records where those are
    /// fewer; of a single category, S is two, so that a constant has 0.</remarks>
    /// <param name="counts">How many records each category has that has any.</param>
    /// <param name="categories">How many categories there are.</param>
    public static double Evenness(IReadOnlyList<int> counts, int categories)
    {
        var total = counts.Sum();
        var entropy = counts.Sum(count => (double)count / total * Math.Log((double)total / count));
        return total == 1 ? 1 : entropy / Math.Log(Math.Clamp(categories, 2, total));
    }

    /// <summary>The correlation coefficient r of K. Pearson, -1 to 1; 0 where a constant leaves it undefined.</summary>
    public static double Pearson(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var common = x.Zip(y, (one, other) => (one - meanX) * (other - meanY)).Sum();
        var spread = Math.Sqrt(x.Sum(one => Math.Pow(one - meanX, 2)) * y.Sum(one => Math.Pow(one - meanY, 2)));
        return spread == 0 ? 0 : common / spread;
    }
}
