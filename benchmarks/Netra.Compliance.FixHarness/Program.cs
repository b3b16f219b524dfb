using Microsoft.CodeAnalysis.CodeFixes;
using Netra.Compliance.CodeFixes.Structure;
using Netra.Compliance.FixHarness;

if (args is not [("extract" or "move") and var which, var responseFile, .. var rest] || !File.Exists(responseFile))
{
    Console.Error.WriteLine("Expected: extract|move, a file with the compiler's arguments, and --write to keep the changes.");
    return 7;
}

var (id, fix) = which == "extract" ? ("NETRA1002", (CodeFixProvider)new ExtractMethodFix()) : ("NETRA1001", new MoveTypeFix());
return await Harness.RunAsync(new Rule(id, fix), responseFile, rest.Contains("--write"));
