using System.Collections.Immutable;
using Netra.Compliance.Generators.Emit.Catalog;
using Netra.Compliance.Generators.Emit.Delegates;
using Netra.Compliance.Generators.Emit.Proofs;
using Netra.Compliance.Generators.Emit.Registration;
using Netra.Compliance.Generators.Emit.Reporting;

namespace Netra.Compliance.Generators.Emit;

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
