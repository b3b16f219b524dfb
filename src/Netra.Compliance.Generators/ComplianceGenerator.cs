using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Emit;
using Netra.Compliance.Generators.Model;
using Netra.Compliance.Generators.Pipeline;

namespace Netra.Compliance.Generators;

/// <summary>Turns the attributes of critical tests into the catalog and the glue; it reports nothing, which is the
/// analyzers' part.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ComplianceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var declarations = context.Declarations();
        var files = SurveySource.Files(declarations);
        Register(context, SurveySource.CriticalClasses(files), AssemblySource.Facts(declarations),
            SurveySource.UserCollections(files));
    }

    private static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<CriticalClass> classes,
        IncrementalValueProvider<AssemblyFacts> facts,
        IncrementalValueProvider<EquatableArray<UserCollection>> collections)
    {
        var units = ClassUnits.Of(classes, AssemblySource.Conventions(facts, collections));
        context.RegisterSourceOutput(FileGroups.Of(units), WriteFiles);
        context.RegisterSourceOutput(PortfolioSource.Of(classes, facts, collections), WriteIndex);
    }

    private static void WriteFiles(SourceProductionContext context, EquatableArray<FileGroup> groups)
    {
        foreach (var group in groups)
        {
            context.AddSource(group.FileName, SourceFile.OfGroup(group));
        }
    }

    private static void WriteIndex(SourceProductionContext context, Portfolio portfolio)
    {
        if (portfolio.IsDeclared)
        {
            context.AddSource(SourceFile.IndexName, SourceFile.OfIndex(portfolio));
        }
    }
}
