using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>What programs tell when they run: all are compiled into one assembly, each into a namespace of its
/// own.</summary>
internal static class Answers
{
    /// <summary>What parts the files of a program.</summary>
    public const char FileEnd = '\f';

    private static readonly CSharpParseOptions Latest = new(LanguageVersion.Preview);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    public static async Task<IReadOnlyDictionary<string, string>> Of(IReadOnlyDictionary<string, string> programs)
    {
        var assembly = Load(programs);
        var answers = new Dictionary<string, string>();
        foreach (var name in programs.Keys)
        {
            var run = assembly.GetType($"{name}.Sample")!.GetMethod("Run")!;
            answers.Add(name, await Task.Run(() => Answer(run)).WaitAsync(TimeSpan.FromSeconds(30)));
        }

        return answers;
    }

    // An exception is an answer too.
    private static string Answer(MethodInfo run)
    {
        try
        {
            return (string)run.Invoke(null, [])!;
        }
        catch (TargetInvocationException thrown)
        {
            return $"{thrown.InnerException!.GetType().Name}: {thrown.InnerException.Message}";
        }
    }

    private static Assembly Load(IReadOnlyDictionary<string, string> programs)
    {
        using var image = new MemoryStream();
        var emitted = Compilation(programs).Emit(image);
        Assert.True(emitted.Success,
            string.Join('\n', emitted.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }

    private static CSharpCompilation Compilation(IReadOnlyDictionary<string, string> programs)
    {
        var prelude = CSharpSyntaxTree.ParseText(Prelude.Source, Latest);
        var trees =
            programs.SelectMany(program => program.Value.Split(FileEnd).Select(text => Tree(program.Key, text)));
        return CSharpCompilation.Create(
            $"Programs{Guid.NewGuid():N}", [prelude, .. trees], MachineReferences.Framework, Options);
    }

    private static SyntaxTree Tree(string name, string program)
    {
        var named = program.Replace("namespace Program;", $"namespace {name};", StringComparison.Ordinal);
        return CSharpSyntaxTree.ParseText(named, Latest, name);
    }
}
