using System.Globalization;

namespace Netra.Compliance.Generators.Model;

/// <summary>A coverage point: one test method of a critical test.</summary>
/// <param name="Key">What names the point in every file: the method, with its parameters' types if several tests share
/// the name.</param>
/// <param name="Display">What a reader calls it.</param>
/// <param name="Covers">The behaviour in a sentence; null when not stated.</param>
/// <param name="Call">How the method is called.</param>
/// <param name="Theory">The rows of a theory; null for a fact.</param>
/// <param name="Faults">The faults under which it must fail.</param>
internal sealed record Point(
    string Key,
    string Display,
    string? Covers,
    PointCall Call,
    Theory? Theory,
    EquatableArray<Fault> Faults)
{
    /// <summary>What declares the point as a step of a journey; null where nothing does.</summary>
    public Step? Step { get; init; }
}

/// <param name="Number">Position in the journey.</param>
/// <param name="Title">What a reader calls the step.</param>
/// <param name="GuardedBy">The numbers of the critical tests that guard it, as declared.</param>
internal sealed record Step(int Number, string Title, EquatableArray<int> GuardedBy);

/// <summary>What a test method returns.</summary>
internal enum PointResult
{
    /// <summary>Nothing, at once.</summary>
    Void,

    /// <summary>A task, with or without a value.</summary>
    Task,

    /// <summary>A value task without a value.</summary>
    ValueTask,

    /// <summary>A value task with a value.</summary>
    ValueTaskOfValue,

    /// <summary>Any other value; it is dropped.</summary>
    Value,
}

/// <param name="Method">The method's name, escaped as C# needs it.</param>
/// <param name="Result">What it returns.</param>
/// <param name="IsStatic">Whether it is called on the type.</param>
/// <param name="IsPossible">Whether generated code can call it: accessible, not generic, awaitable, nothing by
/// reference.</param>
/// <param name="Parameters">What it takes.</param>
internal sealed record PointCall(
    string Method,
    PointResult Result,
    bool IsStatic,
    bool IsPossible,
    EquatableArray<PointParameter> Parameters);

/// <param name="Type">The type as C# writes it, from <c>global::</c>; of a <c>params</c> array, the item's.</param>
/// <param name="IsParams">Whether it takes all that is left.</param>
/// <param name="Default">The default value as a C# expression; null when the parameter is required.</param>
internal sealed record PointParameter(string Type, bool IsParams, string? Default);

/// <param name="Rows">The <c>[InlineData]</c> rows that are not skipped.</param>
/// <param name="HasOtherData">Whether there is data that only a run can read: <c>[MemberData]</c>, <c>[ClassData]</c>,
/// one's own.</param>
internal sealed record Theory(EquatableArray<TheoryRow> Rows, bool HasOtherData);

/// <param name="Arguments">Each argument as a C# expression.</param>
internal sealed record TheoryRow(EquatableArray<string> Arguments);

/// <param name="Clr">The CLR's full name.</param>
/// <param name="Qualified">The name as C# writes it, from <c>global::</c>.</param>
/// <param name="IsConstructible">Whether generated code can make one: a concrete, accessible fault with a parameterless
/// constructor.</param>
internal sealed record Fault(string Clr, string Qualified, bool IsConstructible);

/// <summary>The name of the class that proves a critical test, in the generated namespace.</summary>
internal static class ProofName
{
    /// <summary>Unique: a class holds one critical test by its own attribute, or several by its methods'; <c>_3</c> is
    /// free in mangled names.</summary>
    public static string Of(CriticalClass critical, CriticalTest test)
    {
        var mangled = MangledName.Of(critical.Name.Clr);
        return test.IsMethod ? $"{mangled}_3{Position(critical, test)}{test.Member}Proofs" : mangled + "Proofs";
    }

    private static string Position(CriticalClass critical, CriticalTest test) =>
        critical.Tests.TakeWhile(other => other != test).Count().ToString(CultureInfo.InvariantCulture);
}
