namespace Netra.Compliance.Cli.Catalog;

/// <summary>What an assembly says of its critical tests as a whole.</summary>
/// <param name="Schema">The format, <c>netra.catalog/1</c>.</param>
/// <param name="Assembly">The assembly's simple name.</param>
/// <param name="Declared">The portfolio's total in US dollars a month; null when none is declared.</param>
/// <param name="Hash">Hash of the tests' fragments; the journal repeats it.</param>
public sealed record CatalogHeader(string Schema, string Assembly, decimal? Declared, string Hash);
