using Netra.Apex.Infrastructure.Factory;

namespace Netra.Apex.Tests.Infrastructure.Factory;

/// <summary>Whatever happens to a tree, its state is right in the end.</summary>
public sealed class FactoryWatchTests
{
    private const string Clean = "internal sealed class Clean;\n";

    [Fact]
    public async Task Notices_a_file_that_is_written_in_place()
    {
        await using var factory = await FactoryPlatform.StartAsync(("Basket.cs", Clean));
        File.WriteAllText(factory.PathOf("Basket.cs"), FactoryPlatform.Untyped);
        Assert.Equal((1, 1), await factory.HasAsync(files: 1, findings: 1));
    }

    [Fact]
    public async Task Notices_files_of_a_folder_that_is_new()
    {
        await using var factory = await FactoryPlatform.StartAsync();
        factory.Write("sales/orders/Basket.cs", FactoryPlatform.Untyped);
        Assert.Equal((1, 1), await factory.HasAsync(files: 1, findings: 1));
        factory.Write("sales/orders/Basket.cs", Clean);
        Assert.Equal((1, 0), await factory.HasAsync(files: 1, findings: 0));
    }

    [Fact]
    public async Task Notices_a_folder_that_comes_from_elsewhere_and_goes_again()
    {
        await using var factory = await FactoryPlatform.StartAsync(("Clean.cs", Clean));
        var elsewhere = Directory.CreateDirectory(factory.Tree + "-elsewhere").FullName;
        File.WriteAllText(Path.Combine(elsewhere, "Basket.cs"), FactoryPlatform.Untyped);
        Directory.Move(elsewhere, factory.PathOf("sales"));
        Assert.Equal((2, 1), await factory.HasAsync(files: 2, findings: 1));
        Directory.Move(factory.PathOf("sales"), elsewhere);
        Assert.Equal((1, 0), await factory.HasAsync(files: 1, findings: 0));
    }

    [Fact]
    public async Task A_burst_of_changes_ends_in_the_right_state()
    {
        await using var factory = await FactoryPlatform.StartAsync();
        foreach (var number in Enumerable.Range(0, 100))
        {
            factory.Write($"{number % 10}/Basket{number}.cs", FactoryPlatform.Untyped);
        }

        Enumerable.Range(0, 50).ToList()
            .ForEach(number => File.Delete(factory.PathOf($"{number % 10}/Basket{number}.cs")));
        Assert.Equal((50, 50), await factory.HasAsync(files: 50, findings: 50));
    }

    [Fact]
    public async Task A_file_that_is_held_keeps_its_findings_and_is_read_later()
    {
        await using var factory = await FactoryPlatform.StartAsync(("Basket.cs", FactoryPlatform.Untyped));
        await using (var held =
            File.Open(factory.PathOf("Basket.cs"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            held.SetLength(0);
            await factory.UntilAsync(status => status.Unread.SequenceEqual(["Basket.cs"]));
            Assert.Equal(1, factory.Status.FindingCount);
        }

        await RetryUntilAsync(factory, status => status is { FindingCount: 0, Files: 1 } && !status.Unread.Any());
    }

    [Fact]
    public async Task A_tree_that_is_gone_is_told_and_found_again()
    {
        await using var factory = await FactoryPlatform.StartAsync(("Basket.cs", FactoryPlatform.Untyped));
        Directory.Move(factory.Tree, factory.Tree + "-gone");
        await RetryUntilAsync(factory, LastScanFailed);
        Assert.Equal(1, factory.Status.FindingCount);

        Directory.CreateDirectory(factory.Tree);
        await RetryUntilAsync(factory, status => status is { FindingCount: 0, Files: 0 });
        factory.Write("Basket.cs", FactoryPlatform.Untyped);
        await factory.UntilAsync(status => status is { FindingCount: 1, Problem: null });
    }

    [Fact]
    public async Task Does_not_follow_links()
    {
        await using var factory = await FactoryPlatform.StartAsync();
        var elsewhere = Directory.CreateDirectory(factory.Tree + "-elsewhere").FullName;
        File.WriteAllText(Path.Combine(elsewhere, "Basket.cs"), FactoryPlatform.Untyped);
        Directory.CreateSymbolicLink(factory.PathOf("link"), elsewhere);
        File.CreateSymbolicLink(factory.PathOf("Link.cs"), Path.Combine(elsewhere, "Basket.cs"));
        factory.Write("Clean.cs", Clean);
        Assert.Equal((1, 0), await factory.HasAsync(files: 1, findings: 0));
    }

    [Fact]
    public async Task Judges_a_signature_by_an_interface_in_another_file()
    {
        await using var factory = await FactoryPlatform.StartAsync(
            ("Shop.cs", "public sealed class Shop : IShop { public void Sell(object goods) { } }\n"),
            ("IShop.cs", "public interface IShop { void Sell(object goods); }\n"));
        Assert.Equal(["IShop.cs"], factory.Status.Findings.Select(finding => finding.File));
        factory.Write("IShop.cs", "public interface IShop;\n");
        await factory.UntilAsync(status => status.Findings.Select(finding => finding.File).SequenceEqual(["Shop.cs"]));
    }

    [Fact]
    public async Task Suppressed_findings_and_notes_do_not_count_and_a_bad_option_does()
    {
        await using var factory = await FactoryPlatform.StartAsync(
            (".editorconfig",
                "[Note.cs]\ndotnet_diagnostic.NETRA4001.severity = suggestion\n[Bad.cs]\nnetra_max_file_lines = x\n"),
            ("Note.cs", FactoryPlatform.Untyped),
            ("Bad.cs", Clean),
            ("Silent.cs", "#pragma warning disable NETRA4001\n" + FactoryPlatform.Untyped));
        Assert.Equal(["NETRA9001 Bad.cs"], factory.Status.Findings.Select(finding => $"{finding.Rule} {finding.File}"));
    }

    private static bool LastScanFailed(FactoryStatus status) =>
        status.Problem?.StartsWith("The last scan failed: ", StringComparison.Ordinal) == true;

    // No event tells of it: only the clock leads to another look.
    private static Task RetryUntilAsync(FactoryPlatform factory, Func<FactoryStatus, bool> isSo) =>
        Until.TrueAsync(() =>
    {
        factory.Platform.Time.Advance(new FactorySettings().Rescan);
        return isSo(factory.Status);
    });
}
