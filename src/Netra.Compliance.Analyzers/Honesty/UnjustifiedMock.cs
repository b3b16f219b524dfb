using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;
using Netra.Compliance.Analyzers.Value;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3005: a mock in an integration test, without a justification.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnjustifiedMock : HonestyRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UnjustifiedMock);

    private protected override void Register(CompilationStartAnalysisContext context, HonestyModel model)
    {
        var mocks = new MockCreation(model);
        var scope = new IntegrationScope(model);
        context.RegisterSemanticModelAction(file => Check(file, mocks, scope));
    }

    // The scope first: what is in no integration test is not even looked at.
    private static void Check(SemanticModelAnalysisContext context, MockCreation mocks, IntegrationScope scope)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.SemanticModel.SyntaxTree);
        var codes = mocks.CanBeMade(options)
            ? new ScopedCode(context.SemanticModel, symbol => scope.Holds(symbol, options)).All(
                context.CancellationToken) : [];
        foreach (var code in codes.Where(code => !scope.IsJustified(code.Owner)))
        {
            code.Operations(context).Where(operation => mocks.Is(operation, options)).ToList()
                .ForEach(made => Report(context, made, code.Owner));
        }
    }

    private static void Report(SemanticModelAnalysisContext context, IOperation made, ISymbol owner) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnjustifiedMock, made.Syntax.GetLocation(), owner.Name));
}

/// <summary>Finds where a mock, stub or fake is created.</summary>
internal sealed class MockCreation(HonestyModel model)
{
    private static readonly (string Type, string[] Methods)[] Makers =
    [
        ("Moq.Mock", ["Of"]),
        ("Moq.MockFactory", ["Create", "Of"]),
        ("Moq.MockRepository", ["Create", "Of"]),
        ("NSubstitute.Substitute", ["For", "ForPartsOf", "ForTypeForwardingTo"]),
        ("FakeItEasy.A", ["Fake", "CollectionOfFake"]),
        ("Rhino.Mocks.MockRepository", ["GenerateMock", "GenerateStub", "GenerateStrictMock", "GeneratePartialMock"]),
        ("Telerik.JustMock.Mock", ["Create"]),
    ];

    private static readonly string[] Types = ["Moq.Mock<T>", "RichardSzalay.MockHttp.MockHttpMessageHandler"];

    /// <summary>Whether a file can hold one at all: a library for it is referenced, or types are listed.</summary>
    public bool CanBeMade(AnalyzerConfigOptions options) =>
        model.Roles.AreReferenced(AssemblyRole.Mocking) || OptionCatalog.MockTypes.IsSet(options);

    public bool Is(IOperation operation, AnalyzerConfigOptions options) => operation switch
    {
        IInvocationOperation call =>
            model.Roles.Is(call.TargetMethod, AssemblyRole.Mocking) && IsMaker(call.TargetMethod),
        IObjectCreationOperation { Type: INamedTypeSymbol type } => IsMock(type) || IsHandMade(type, options),
        _ => false,
    };

    private static bool IsMaker(IMethodSymbol method) => Makers.Any(maker =>
        maker.Methods.Contains(method.Name) && method.ContainingType.ToDisplayString() == maker.Type);

    private bool IsMock(INamedTypeSymbol type) => model.Roles.Is(type, AssemblyRole.Mocking)
        && type.WithBases().Any(part => Types.Contains(part.OriginalDefinition.ToDisplayString()));

    private static bool IsHandMade(INamedTypeSymbol type, AnalyzerConfigOptions options) =>
        OptionCatalog.MockTypes.IsSet(options)
        && type.WithBases().Concat(type.AllInterfaces).Any(part => OptionCatalog.MockTypes.Lists(part, options));
}

/// <summary>Recognizes integration tests: critical tests, journeys, tests of the category Integration, and configured
/// namespaces.</summary>
internal sealed class IntegrationScope(HonestyModel model)
{
    private static readonly string[] Categories = ["TraitAttribute", "CategoryAttribute", "TestCategoryAttribute",
        "PropertyAttribute"];

    public bool Holds(ISymbol member, AnalyzerConfigOptions options) =>
        Around(member).Any(IsIntegration)
            || OptionCatalog.IntegrationScope.Includes(member.ContainingNamespace, options);

    /// <summary>Whether someone said why, in words that are not there to be replaced: on the member, its type, or the
    /// assembly.</summary>
    public bool IsJustified(ISymbol member) => Around(member).Any(symbol =>
        symbol.Find(model.Netra?.MockJustified).Text(0) is { } reason && !string.IsNullOrWhiteSpace(reason)
            && !Placeholder.Is(reason));

    private static IEnumerable<ISymbol> Around(ISymbol member)
    {
        var property = (member as IMethodSymbol)?.AssociatedSymbol ?? (member as IFieldSymbol)?.AssociatedSymbol;
        return new[] { member, property }.OfType<ISymbol>()
            .Concat((member as INamedTypeSymbol ?? member.ContainingType).WithContainers())
            .Append(member.ContainingAssembly);
    }

    private bool IsIntegration(ISymbol symbol) =>
        model.Netra?.Declares(symbol) == true || symbol.GetAttributes().Any(IsIntegrationCategory);

    private bool IsIntegrationCategory(AttributeData attribute) => attribute.AttributeClass is { } type
        && Categories.Contains(type.Name)
        && model.Roles.Of(type) is AssemblyRole.Framework or AssemblyRole.Assertions
        && string.Equals(attribute.ConstructorArguments.LastOrDefault().Value as string, "Integration",
            StringComparison.OrdinalIgnoreCase);
}
