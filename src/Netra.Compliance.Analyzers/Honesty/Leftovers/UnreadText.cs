using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty.Leftovers;

/// <summary>Tells a writer that the product is given, and whose text nobody reads.</summary>
internal sealed class UnreadText(ProductUse product)
{
    public bool Is(IObjectCreationOperation writer, ILocalReferenceOperation[] uses) =>
        writer.Type is { Name: "StringWriter" } && uses.All(IsHandedOn) && uses.Any(IsHandedToProduct);

    private static bool IsHandedOn(ILocalReferenceOperation use) =>
        Around(use) is IArgumentOperation or IInvocationOperation { TargetMethod.Name: "Flush" or "Close" or "Dispose" };

    private bool IsHandedToProduct(ILocalReferenceOperation use) => (Around(use) as IArgumentOperation)?.Parent switch
    {
        IInvocationOperation call => product.Is(call.TargetMethod),
        IObjectCreationOperation { Constructor: { } constructor } => product.Is(constructor),
        _ => false,
    };

    private static IOperation? Around(ILocalReferenceOperation use) => use.Ancestors().FirstOrDefault(outer => outer is not IConversionOperation);
}
