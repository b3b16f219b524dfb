using System.Globalization;

namespace Netra.Compliance.Generators.Model;

/// <summary>The name of the class that proves a critical test, in the generated namespace.</summary>
internal static class ProofName
{
    /// <summary>Unique: a class holds one critical test by its own attribute, or several by its methods'; <c>_3</c> is free in mangled names.</summary>
    public static string Of(CriticalClass critical, CriticalTest test)
    {
        var mangled = MangledName.Of(critical.Name.Clr);
        return test.IsMethod ? $"{mangled}_3{Position(critical, test)}{test.Member}Proofs" : mangled + "Proofs";
    }

    private static string Position(CriticalClass critical, CriticalTest test) =>
        critical.Tests.TakeWhile(other => other != test).Count().ToString(CultureInfo.InvariantCulture);
}
