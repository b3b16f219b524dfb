namespace Netra.Compliance.Generators.Model;

/// <param name="Clr">A class's full name that another equals but for case.</param>
/// <param name="Number">What tells their files apart; from 2.</param>
internal sealed record NumberedName(string Clr, int Number);
