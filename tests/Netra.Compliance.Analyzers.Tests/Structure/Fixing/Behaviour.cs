using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Analyzers.Tests.Running;
using Netra.Compliance.CodeFixes.Structure;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>Runs a class before and after everything long in it was extracted.</summary>
internal static class Behaviour
{
    /// <summary>What <c>C.Run</c> returns is the same, and something was extracted or nothing was.</summary>
    /// <param name="extracts">Which of the two.</param>
    /// <param name="members">Members of <c>C</c>, a static <c>Run</c> that returns a string among them.</param>
    public static async Task Stays(bool extracts, string members)
    {
        var source = Host.Of(members);
        var changed = await new Fixed(new ExtractMethodFix(), source).RepeatedTextAsync();
        Assert.True(extracts == (source != changed), changed);
        Assert.True(Run(source) == Run(changed), changed);
    }

    private static string Run(string source)
    {
        using var image = new MemoryStream();
        var emitted = Compilation(source).Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        var run =
            new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image).GetType("C")!.GetMethod("Run")!;
        return (string)run.Invoke(null, [])!;
    }

    private static CSharpCompilation Compilation(string source) => CSharpCompilation.Create(
        $"Behaviour{Guid.NewGuid():N}",
        [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview))],
        MachineReferences.Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable));
}
