using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells where a mock, stub or fake is made.</summary>
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
    public bool CanBeMade(AnalyzerConfigOptions options) => model.Roles.AreReferenced(AssemblyRole.Mocking) || OptionCatalog.MockTypes.IsSet(options);

    public bool Is(IOperation operation, AnalyzerConfigOptions options) => operation switch
    {
        IInvocationOperation call => model.Roles.Is(call.TargetMethod, AssemblyRole.Mocking) && IsMaker(call.TargetMethod),
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
