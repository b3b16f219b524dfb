using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty.Leftovers;

/// <summary>Says whether a call of a test is made for its answer.</summary>
internal sealed class Answer(Test test)
{
    private readonly Siblings _siblings = new(test);

    /// <summary>Whether the product is asked a question, or another test of the class judges the answer of the same call.</summary>
    public bool IsWanted(IInvocationOperation call) =>
        Asked(call) is { } asked && !Fluent.Is(asked) && (Question.Is(call.TargetMethod) || Question.Is(asked.TargetMethod) || _siblings.Judge(asked.TargetMethod));

    /// <summary>Whether another test of the class expects the same call to throw, so that this one may be there to see that it does not.</summary>
    public bool MayNotCome(IInvocationOperation call) => Asked(call) is { } asked && _siblings.ExpectToThrow(asked.TargetMethod);

    // In reader.GetRecords<Row>().ToList() the reader is the product's, the list is not.
    private IInvocationOperation? Asked(IInvocationOperation call)
    {
        for (var link = call; link is not null; link = Before(link))
        {
            if (test.Model.Product.Is(link.TargetMethod))
            {
                return link;
            }
        }

        return null;
    }

    private static IInvocationOperation? Before(IInvocationOperation call) =>
        (call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments[0].Value : null))?.Bare() switch
        {
            IInvocationOperation inner => inner,
            IAwaitOperation { Operation: IInvocationOperation inner } => inner,
            _ => null,
        };
}
