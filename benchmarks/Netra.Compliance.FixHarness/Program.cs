using Netra.Compliance.CodeFixes.Structure;
using Netra.Compliance.FixHarness;

var files = args.Skip(1).Where(one => !one.StartsWith("--", StringComparison.Ordinal)).ToArray();
if (args is not ["extract" or "move", ..] || files is [] || !files.All(File.Exists))
{
    Console.Error.WriteLine("Expected: extract|move FILE... [--alone] [--write]; "
        + "each FILE holds the compiler's arguments for one target framework.");
    return 7;
}

var rule = args[0] == "extract" ? new Rule("NETRA1002", new ExtractMethodFix()) : new("NETRA1001", new MoveTypeFix());
var tree = SourceTree.Load(files);
return await Harness.RunAsync(rule, tree, args.Contains("--alone"), args.Contains("--write"));
