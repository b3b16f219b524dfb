using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Load;

/// <summary>A repository with a load program that does what a file says: once built, each run has only to start
/// it.</summary>
public sealed class FakeLoad : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Lines of <c>script</c>: say a text, show a variable, write a file as the result, hang, exit with a
    /// code.</summary>
    private const string Program = """
        using System.Globalization;

        Console.WriteLine("args: " + string.Join(' ', args[..^1]));
        foreach (var line in File.ReadLines("script"))
        {
            var (word, rest) = (line.Split(' ')[0], line[(line.Split(' ')[0].Length + 1)..]);
            if (word == "say") Console.WriteLine(rest);
            if (word == "variable") Console.WriteLine($"{rest}={Environment.GetEnvironmentVariable(rest)}");
            if (word == "write") File.Copy(rest, args[^1], true);
            if (word == "hang") Console.WriteLine($"process {Environment.ProcessId}");
            if (word == "hang") Thread.Sleep(Timeout.Infinite);
            if (word == "exit") return int.Parse(rest, CultureInfo.InvariantCulture);
        }

        return 0;
        """;

    private readonly TempFolder _folder = new();

    public FakeLoad()
    {
        _folder.Write("Load.csproj", Project);
        _folder.Write("Program.cs", Program);
        _folder.Write("netra.json", """{ "load": "Load.csproj" }""");
        Script("exit 1");
    }

    public string Folder => _folder.Path;

    public string Output => Path.Combine(Folder, "artifacts", "compliance");

    public void Script(params string[] lines) => File.WriteAllLines(Path.Combine(Folder, "script"), lines);

    public void Result(string json) => _folder.Write("result", json);

    public string Written(string name) => File.ReadAllText(Path.Combine(Output, name));

    public bool IsThere(string name) => File.Exists(Path.Combine(Output, name));

    /// <summary>Without what an earlier test left.</summary>
    public void Clear()
    {
        if (Directory.Exists(Output))
        {
            Directory.Delete(Output, recursive: true);
        }
    }

    public void Dispose() => _folder.Dispose();
}
