using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Emit;
using Netra.Compliance.Generators.Model;
using Netra.Compliance.Generators.Pipeline;

namespace Netra.Compliance.Generators;

/// <summary>Turns the attributes of critical tests into the catalog and the glue; it reports nothing, which is the analyzers' part.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ComplianceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var classes = context.CriticalClasses();
        var facts = context.AssemblyFacts();
        var collections = context.UserCollections();
        var units = ClassUnits.Of(classes, AssemblySource.Conventions(facts, collections));
        context.RegisterSourceOutput(units.Combine(FileNames.Of(classes)), WriteClass);
        context.RegisterSourceOutput(PortfolioSource.Of(classes, facts, collections), WriteIndex);
    }

    private static void WriteClass(SourceProductionContext context, (ClassUnit Unit, EquatableArray<NumberedName> Numbered) input) =>
        context.AddSource(FileNames.Name(input.Unit.Class, input.Numbered), SourceFile.OfClass(input.Unit));

    private static void WriteIndex(SourceProductionContext context, Portfolio portfolio)
    {
        if (portfolio.IsDeclared)
        {
            context.AddSource(SourceFile.IndexName, SourceFile.OfIndex(portfolio));
        }
    }
}
