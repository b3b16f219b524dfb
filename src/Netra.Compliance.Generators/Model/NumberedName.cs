namespace Netra.Compliance.Generators.Model;

/// <param name="Clr">A class's full name whose file would be named like another's.</param>
/// <param name="Number">What tells their files apart; from 2.</param>
internal sealed record NumberedName(string Clr, int Number);
