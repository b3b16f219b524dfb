using System.Collections.Immutable;
using Netra.Compliance.Generators.Emit.Catalog;
using Netra.Compliance.Generators.Emit.Delegates;
using Netra.Compliance.Generators.Emit.Proofs;
using Netra.Compliance.Generators.Emit.Registration;
using Netra.Compliance.Generators.Emit.Reporting;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit;

/// <summary>One output of the generator: what it adds to the file of each critical class and to the index
/// file.</summary>
/// <remarks>Attributes of the assembly come before all types of a file, so each emitter is asked for them
/// first.</remarks>
internal abstract class Emitter
{
    public virtual void WriteClassAttributes(CodeWriter writer, ClassUnit unit)
    {
    }

    public virtual void WriteClassTypes(CodeWriter writer, ClassUnit unit)
    {
    }

    public virtual void WriteIndexAttributes(CodeWriter writer, Portfolio portfolio)
    {
    }

    public virtual void WriteIndexTypes(CodeWriter writer, Portfolio portfolio)
    {
    }
}

/// <summary>The outputs, in the order in which they stand in a file.</summary>
internal static class Emitters
{
    public static readonly ImmutableArray<Emitter> All = ImmutableArray.Create<Emitter>(
        new CatalogEmitter(),
        new RegistrationEmitter(),
        new OrderEmitter(),
        new DelegatesEmitter(),
        new ReportingEmitter(),
        new ProofEmitter());
}
