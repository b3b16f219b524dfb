using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Tests.Commands;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Inputs;

/// <summary>Folders hold more than inputs: what cannot be read is never passed over in silence, and nothing is waited
/// for.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OddFilesTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Bench _bench = new();

    public OddFilesTests() => _bench.Run(_bench.AllPass().Ended());

    [Theory]
    [InlineData("pipe.jsonl")]
    [InlineData("pipe.sarif")]
    [InlineData("pipe.dll")]
    public async Task Refuses_a_pipe_named_or_in_a_folder(string name)
    {
        var pipe = await Pipe(name);
        (await Report(pipe)).AssertRefused(ExitCode.Unreadable, $"{name} is a pipe, a socket or a device");
        (await Report(_bench.Folder)).AssertRefused(ExitCode.Unreadable, $"{name} is a pipe, a socket or a device");
    }

    [Fact]
    public async Task Refuses_a_device_behind_a_link()
    {
        var link = At("zero.sarif");
        File.CreateSymbolicLink(link, "/dev/zero");
        (await Report(link)).AssertRefused(ExitCode.Unreadable, "zero.sarif is a pipe, a socket or a device");
    }

    [Fact]
    public async Task Refuses_settings_that_are_a_pipe() =>
        (await Report(_bench.Folder, "--config", await Pipe("netra.pipe"))).AssertRefused(
            ExitCode.Unreadable, "not a regular file");

    [Fact]
    public async Task Refuses_settings_that_are_a_folder_or_a_link_that_leads_nowhere()
    {
        Directory.CreateDirectory(At("netra.json"));
        (await Report(_bench.Folder)).AssertRefused(ExitCode.Unreadable, "netra.json is a folder");
        Directory.Delete(At("netra.json"));
        File.CreateSymbolicLink(At("netra.json"), "nowhere");
        (await Report(_bench.Folder)).AssertRefused(ExitCode.Unreadable, "netra.json is a broken link");
    }

    [Fact]
    public async Task Names_links_in_a_folder_and_follows_none()
    {
        Directory.CreateSymbolicLink(At("loop"), _bench.Folder);
        File.CreateSymbolicLink(At("more.jsonl"), "nowhere");
        var run = await Report(_bench.Folder);
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("loop is a link and was not followed", run.Error, StringComparison.Ordinal);
        Assert.Contains("more.jsonl is a link and was not followed", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_a_link_that_is_named()
    {
        using var links = new TempFolder();
        Directory.CreateSymbolicLink(links.At("inputs"), _bench.Folder);
        Assert.Equal(ExitCode.Pass, (await Report(links.At("inputs"), "--out", links.At("out"))).Code);
    }

    [Theory]
    [InlineData("", "is empty, not a .NET assembly")]
    [InlineData("MZ", "is not a valid .NET assembly")]
    [InlineData("\0\0\0\0", "is empty, not a .NET assembly")]
    public async Task Refuses_a_damaged_assembly_in_a_folder(string content, string why)
    {
        _bench.Add("Damaged.dll", content);
        foreach (var command in new[] { "report", "list" })
        {
            (await ToolRun.Of(_bench.Folder, command, _bench.Folder)).AssertRefused(
                ExitCode.Unreadable, $"Damaged.dll {why}");
        }
    }

    [Fact]
    public async Task Refuses_an_assembly_whose_metadata_lead_out_of_it()
    {
        var image = await File.ReadAllBytesAsync(_bench.Inputs[0]);
        var strings = image.AsSpan().IndexOf("#Strings"u8);
        BitConverter.TryWriteBytes(image.AsSpan(strings - 8), 0x7FFFFFF0);
        await File.WriteAllBytesAsync(At("Damaged.dll"), image);
        (await Report(_bench.Folder)).AssertRefused(ExitCode.Unreadable, "Damaged.dll is not a valid .NET assembly");
    }

    [Fact]
    public async Task Names_what_was_never_an_assembly()
    {
        await File.WriteAllBytesAsync(At("native.dll"), Native());
        _bench.Add("pointer.dll", "version 1");
        var run = await Report(_bench.Folder);
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains(
            $"Skipped (not .NET assemblies, findings of other tools, or earlier "
            + $"reports): {At("native.dll")}, {At("pointer.dll")}.",
            run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_folder_that_it_may_not_list()
    {
        Directory.CreateDirectory(At("closed"), UnixFileMode.None);
        Open(_bench.Folder);
        using var output = new TempFolder();
        Open(output.Path);
        var (code, error) = await AsNobody("report", _bench.Folder, "--out", output.At("out"));
        Assert.Equal(((int)ExitCode.Unreadable, true), (code, error.Contains("closed", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a.sarif")]
    [InlineData("netra.json")]
    [InlineData("9.jsonl")]
    public async Task Welcomes_a_byte_order_mark_and_refuses_UTF_16(string name)
    {
        await File.WriteAllTextAsync(At(name), Good(name), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal(ExitCode.Pass, (await Report(_bench.Folder)).Code);
        await File.WriteAllTextAsync(At(name), Good(name), Encoding.Unicode);
        (await Report(_bench.Folder))
            .AssertRefused(ExitCode.Unreadable, $"{name} is written in UTF-16: save it as UTF-8.");
    }

    [Fact]
    public async Task Reads_inputs_whose_path_is_full_of_signs()
    {
        var odd = FolderFullOfSigns();
        var log = SarifScript.Log(SarifScript.Result("NETRA1001", Path.Combine(odd, "A,b.cs")));
        await File.WriteAllTextAsync(Path.Combine(odd, "a.sarif"), log);
        Assert.Equal(ExitCode.Pass, (await ToolRun.Of(odd, "report", odd)).Code);
        var ledger = await File.ReadAllTextAsync(Path.Combine(odd, "artifacts", "compliance", "ledger.json"));
        Assert.Contains("\"path\": \"A,b.cs\"", ledger, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Pass, (await ToolRun.Of(odd, "list")).Code);
    }

    [Theory]
    [InlineData("printf x > \"$1/$(printf 'a\\377.jsonl')\"", "a\uFFFD.jsonl")]
    [InlineData("mkdir \"$1/$(printf 'b\\377')\"", "b\uFFFD")]
    [InlineData("ln -s nowhere \"$1/$(printf 'c\\377.dll')\"", "c\uFFFD.dll")]
    public async Task Passes_over_a_name_that_is_not_UTF_8_and_says_so(string make, string name)
    {
        await Shell(make);
        var run = await Report(_bench.Folder);
        await Shell(
            "cd \"$1\" && rm -rf \"$(printf 'a\\377.jsonl')\" \"$(printf 'b\\377')\" \"$(printf 'c\\377.dll')\"");
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains($"{name} has a name that is not valid UTF-8 and was skipped: rename it.", run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_the_other_files_of_a_folder_with_such_a_name()
    {
        _bench.Add("A.cs", "class A;");
        await Shell("printf x > \"$1/$(printf 'b\\377.cs')\"");
        var run = await ToolRun.Of(_bench.Folder, "check", "--bare", ".");
        await Shell("rm \"$1/$(printf 'b\\377.cs')\"");
        Assert.Equal(ExitCode.Pass, run.Code);
        Assert.Contains("b\uFFFD.cs has a name that is not valid UTF-8 and was skipped: rename it.", run.Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_an_at_sign_for_part_of_a_path() =>
        (await ToolRun.Of(_bench.Folder, "report", "@shop")).AssertRefused(ExitCode.Unreadable, "@shop does not exist");

    public void Dispose()
    {
        var closed = At("closed");
        (Directory.Exists(closed) ? new Action(() => Open(closed)) : () => { })();
        _bench.Dispose();
    }

    private string At(string name) => Path.Combine(_bench.Folder, name);

    /// <summary>On a thread of its own, so that waiting for a pipe fails the test and does not stop it.</summary>
    private Task<ToolRun> Report(string input, params string[] more) =>
        Task.Run(() => ToolRun.Of(_bench.Folder, ["report", input, .. more])).WaitAsync(Limit);

    private string Good(string name) => name switch
    {
        "a.sarif" => SarifScript.Log(SarifScript.Result("NETRA1001", At("A.cs"))),
        "netra.json" => "{\"gate\":{\"minProven\":\"0%\"}}",
        _ => _bench.AllPass().Ended().Text,
    };

    private string FolderFullOfSigns()
    {
        var odd = Directory.CreateDirectory(At("a,b;c @%2F '\"q\" #$(x) é")).FullName;
        _bench.Inputs.ToList().ForEach(input => File.Copy(input, Path.Combine(odd, Path.GetFileName(input))));
        return odd;
    }

    private async Task<string> Pipe(string name)
    {
        using var make = Process.Start("mkfifo", [At(name)]);
        await make.WaitForExitAsync();
        return make.ExitCode == 0 ? At(name) : throw new InvalidOperationException("mkfifo failed");
    }

    /// <summary>Only a shell can write such a name: here text is Unicode.</summary>
    private async Task Shell(string command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", command, "sh", _bench.Folder]);
        await shell.WaitForExitAsync();
        _ = shell.ExitCode == 0 ? 0 : throw new InvalidOperationException($"{command} ended with {shell.ExitCode}.");
    }

    private static void Open(string folder) => File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);

    /// <summary>The rights of a folder do not bind the administrator, whom tests in containers often run as.</summary>
    private static string[] Nobody =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];

    private static async Task<(int Code, string Error)> AsNobody(params string[] arguments)
    {
        string[] line = [.. Nobody, Models.ToolProcess.DotNet, "exec", Models.ToolProcess.Tool, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        var (_, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await error);
    }

    /// <summary>A library for Windows without a section and without anything of .NET.</summary>
    private static byte[] Native()
    {
        var image = new byte[0x200];
        "MZ"u8.CopyTo(image);
        image[0x3C] = 0x80;
        new byte[] { (byte)'P', (byte)'E', 0, 0, 0x64, 0x86 }.CopyTo(image, 0x80);
        new byte[] { 240, 0, 0x22, 0x20, 0x0B, 0x02 }.CopyTo(image, 0x94);
        image[0x98 + 108] = 16;
        return image;
    }
}
