using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Data.Resilience;

namespace Netra.CriticalTests.Fixtures;

/// <summary>A part of the dependency graph is declared wrongly.</summary>
/// <param name="name">The part.</param>
/// <param name="wrong">From the right declaration to the wrong one.</param>
internal abstract class GraphFault(string name, Func<Dependency, Dependency> wrong) : OptionFault(services =>
    services.AddSingleton(new DependencyGraph(
        [.. DependencyGraph.Platform.Dependencies.Select(part => part.Name == name ? wrong(part) : part)])));
