using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Shapes;

/// <summary>What a <c>[CriticalTest]</c> says.</summary>
internal readonly record struct CriticalTestDeclaration(AttributeData Attribute)
{
    public int? Number => Attribute.Number(0);

    public string? Title => Attribute.Text(1);
}

/// <summary>What a <c>[BusinessValue]</c> says.</summary>
internal readonly record struct BusinessValueDeclaration(AttributeData Attribute)
{
    /// <summary>Whole US dollars a month.</summary>
    public int? MonthlyRevenueUsd => Attribute.Number(0);

    public string? Justification => Attribute.Text(1);
}

/// <summary>What a <c>[Journey]</c> says.</summary>
internal readonly record struct JourneyDeclaration(AttributeData Attribute)
{
    public string? Title => Attribute.Text(0);
}

/// <summary>What a <c>[Step]</c> says.</summary>
internal readonly record struct StepDeclaration(AttributeData Attribute)
{
    public int? Number => Attribute.Number(0);

    public string? Title => Attribute.Text(1);

    /// <summary>The numbers of the critical tests that guard the step.</summary>
    public IEnumerable<int> GuardedBy => Attribute.Numbers("GuardedBy");
}

/// <summary>What an <c>[assembly: PlannedCriticalTest]</c> says.</summary>
internal readonly record struct PlannedTestDeclaration(AttributeData Attribute)
{
    public int? Number => Attribute.Number(0);

    /// <summary>Whole US dollars a month.</summary>
    public int? MonthlyRevenueUsd => Attribute.Number(1);

    public string? Title => Attribute.Text(2);
}

/// <summary>What an <c>[assembly: RevenuePortfolio]</c> says.</summary>
internal readonly record struct PortfolioDeclaration(AttributeData Attribute)
{
    /// <summary>Whole US dollars a month.</summary>
    public int? TotalUsd => Attribute.Number(0);
}
