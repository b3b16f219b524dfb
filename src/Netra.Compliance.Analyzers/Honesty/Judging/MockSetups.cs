using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty.Judging;

/// <summary>What mocks are told in a body: <c>mock.Setup(m => m.Get("k")).Returns("v")</c>, and whether an assertion
/// asks for just that.</summary>
internal sealed class MockSetups
{
    private static readonly string[] Answers = ["Returns", "ReturnsAsync", "ReturnsForAnyArgs"];

    private readonly Func<IOperation, IOperation> _written;
    private readonly SameValue _same;
    private readonly AssemblyRoles _roles;
    private readonly Lazy<Answer[]> _answers;

    public MockSetups(
        IEnumerable<IOperation> operations, SameValue same, AssemblyRoles roles, Func<IOperation, IOperation> written)
    {
        (_same, _roles, _written) = (same, roles, written);
        _answers = new(() => operations.OfType<IInvocationOperation>().Where(IsOfMocks).SelectMany(Read).ToArray());
    }

    /// <summary>Whether a clause only reads back what the same body set up, once, on a mock.</summary>
    public bool IsReadBackIn(Clause clause) => clause switch
    {
        { Subject: { } one, Others: [var other, ..] } when Tautologies.IsEquality(clause.Verb) =>
            IsAsked(one, value => _same.AreAlike(other, value)) || IsAsked(other, value => _same.AreAlike(one, value)),
        { Subject: { } one } when Tautologies.IsYes(clause.Verb) => IsAsked(one, value => IsConstant(value, true)),
        { Subject: { } one } when Tautologies.IsNo(clause.Verb) => IsAsked(one, value => IsConstant(value, false)),
        _ => false,
    };

    private bool IsAsked(IOperation side, Func<IOperation, bool> isExpected)
    {
        var asked = Awaited(_written(Awaited(side.Bare())));
        var told = _answers.Value
            .Where(answer => answer.Member.Is(Member(asked)) && answer.Mock.Is(Mock(Instance(asked)))).ToArray();
        return told.Length == 1 && told[0].Fits(asked, _same, _roles) && isExpected(Plain(told[0].Value));
    }

    private bool IsOfMocks(IInvocationOperation call) => _roles.Is(call.TargetMethod, AssemblyRole.Mocking);

    private IEnumerable<Answer> Read(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Of", ContainingType.Name: "Mock" } ? OfQuery(call)
        : Answers.Contains(call.TargetMethod.Name) && Receiver(call) is { } receiver && Values(call) is [{ } value, ..]
            ? OfSentence(receiver, value)
        : [];

    private IEnumerable<Answer> OfSentence(IOperation receiver, IOperation value) =>
        OperationTree.Walk([receiver]).FirstOrDefault(IsMockable) is { } told
            && (Mock(Instance(told)) ?? SetUp(told)) is { } mock
            ? [new Answer(mock, Member(told)!, told, value)]
            : [];

    // Mock.Of<T>(m => m.Name == "v"): the mock is the local that is written with it.
    private static IEnumerable<Answer> OfQuery(IInvocationOperation call) =>
        call.Ancestors().OfType<IVariableDeclaratorOperation>().FirstOrDefault() is not { } local ? []
        : OperationTree.Walk(call.Arguments).OfType<IBinaryOperation>()
            .Where(binary => binary.OperatorKind == BinaryOperatorKind.Equals && IsMockable(binary.LeftOperand.Bare()))
            .Select(binary =>
                new Answer(
                    local.Symbol, Member(binary.LeftOperand.Bare())!, binary.LeftOperand.Bare(), binary.RightOperand));

    // In mock.Setup(m => m.Get("k")) the mock stands before the word.
    private ISymbol? SetUp(IOperation told) =>
        told.Ancestors().OfType<IInvocationOperation>().FirstOrDefault(IsOfMocks) is { Instance: { } mock }
            ? Mock(mock) : null;

    private ISymbol? Mock(IOperation? instance) => instance is null ? null : _written(instance.Bare()).Bare() switch
    {
        IPropertyReferenceOperation { Property.Name: "Object", Instance: { } mock } => Mock(mock),
        IInvocationOperation or IObjectCreationOperation when instance.Bare() is ILocalReferenceOperation local =>
            local.Local,
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    private static bool IsMockable(IOperation operation) => Member(operation) is { } member && Mockable.Is(member);

    private static ISymbol? Member(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.OriginalDefinition,
        IPropertyReferenceOperation property => property.Property.OriginalDefinition,
        _ => null,
    };

    private static IOperation? Instance(IOperation operation) =>
        (operation as IInvocationOperation)?.Instance ?? (operation as IMemberReferenceOperation)?.Instance;

    private static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments[0].Value : null);

    private static IOperation[] Values(IInvocationOperation call) =>
        [.. call.Arguments.Skip(call.Instance is null ? 1 : 0)
            .Where(argument => argument.ArgumentKind == ArgumentKind.Explicit)
            .Select(argument => argument.Value.Bare())];

    private static IOperation Awaited(IOperation operation) => operation switch
    {
        IAwaitOperation await => await.Operation.Bare(),
        IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => task.Bare(),
        _ => operation,
    };

    // Task.FromResult(v), () => v: what comes of it is v.
    private static IOperation Plain(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod.Name: "FromResult" } call => call.Arguments[0].Value.Bare(),
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => Returned(function) ?? value,
        _ => value,
    };

    private static IOperation? Returned(IAnonymousFunctionOperation function) =>
        function.Body.Operations is [IReturnOperation { ReturnedValue: { } result }] ? result.Bare() : null;

    private static bool IsConstant(IOperation value, bool wanted) =>
        value.ConstantValue is { HasValue: true, Value: bool constant } && constant == wanted;

    private sealed record Answer(ISymbol Mock, ISymbol Member, IOperation Told, IOperation Value)
    {
        /// <summary>Whether a mock is asked with the arguments that it was told about.</summary>
        public bool Fits(IOperation asked, SameValue same, AssemblyRoles roles) =>
            Told is not IInvocationOperation told || (asked is IInvocationOperation call && told.Arguments.Zip(
                call.Arguments,
                (left, right) => IsMatcher(left.Value.Bare(), roles) || same.AreAlike(left.Value, right.Value))
                .All(fits => fits));

        private static bool IsMatcher(IOperation value, AssemblyRoles roles) => value switch
        {
            IInvocationOperation { TargetMethod: var method } => roles.Is(method, AssemblyRole.Mocking),
            IMemberReferenceOperation member => roles.Is(member.Member, AssemblyRole.Mocking),
            _ => false,
        };
    }
}
