using Microsoft.CodeAnalysis.CodeFixes;
using Netra.Compliance.CodeFixes.Structure;
using Netra.Compliance.FixHarness;

var files = args.Skip(1).Where(one => !one.StartsWith("--", StringComparison.Ordinal)).ToArray();
if (args is not ["extract" or "move", ..] || files is [] || !files.All(File.Exists))
{
    Console.Error.WriteLine("Expected: extract|move FILE... [--alone] [--write]; each FILE holds the compiler's arguments for one target framework.");
    return 7;
}

var (id, fix) = args[0] == "extract" ? ("NETRA1002", (CodeFixProvider)new ExtractMethodFix()) : ("NETRA1001", new MoveTypeFix());
return await Harness.RunAsync(new Rule(id, fix), SourceTree.Load(files), args.Contains("--alone"), args.Contains("--write"));
