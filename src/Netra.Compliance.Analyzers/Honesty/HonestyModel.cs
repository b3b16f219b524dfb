using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>What the honesty rules know about one compilation; they share it.</summary>
internal sealed class HonestyModel
{
    private static readonly ConditionalWeakTable<Compilation, HonestyModel> Models = new();

    private HonestyModel(Compilation compilation)
    {
        Tests = TestMethods.Of(compilation);
        Netra = NetraTypes.Of(compilation);
        Roles = new AssemblyRoles(compilation);
        Assertions = new AssertionMethods(compilation, Roles);
        Bodies = new MethodBodies(compilation);
        Facts = new FactsCache(Bodies, Roles);
    }

    public TestMethods Tests { get; }

    /// <summary>Null where Netra.Compliance is not referenced.</summary>
    public NetraTypes? Netra { get; }

    public AssemblyRoles Roles { get; }

    public AssertionMethods Assertions { get; }

    public MethodBodies Bodies { get; }

    public FactsCache Facts { get; }

    public static HonestyModel Of(Compilation compilation) => Models.GetValue(compilation, static key => new HonestyModel(key));
}
