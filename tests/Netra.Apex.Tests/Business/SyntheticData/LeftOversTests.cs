using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Business;
using Netra.Apex.Business.SyntheticData;

namespace Netra.Apex.Tests.Business.SyntheticData;

/// <summary>What a start sweeps, and what it leaves alone.</summary>
public sealed class LeftOversTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-datasets-");
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Sweeps_what_was_unfinished_an_hour_ago_and_nothing_else()
    {
        Add("ann/.old", TimeSpan.FromHours(1));
        Add("ann/.young", TimeSpan.FromMinutes(59));
        Add("ann/complete", TimeSpan.FromDays(9));
        Add("bob/.old", TimeSpan.FromDays(9));

        await SweepAsync(_folder.FullName);

        var left = _folder.GetFileSystemInfos("*", SearchOption.AllDirectories).Select(one => one.Name);
        Assert.Equal([".young", "ann", "bob", "complete"], left.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nothing here")]
    [InlineData("a file")]
    public async Task Makes_no_folder_and_needs_none(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "a file"), "");
        await SweepAsync(Path.Combine(_folder.FullName, name));
        Assert.Equal(["a file"], _folder.GetFileSystemInfos().Select(one => one.Name));
    }

    private void Add(string name, TimeSpan age)
    {
        var folder = _folder.CreateSubdirectory(name);
        folder.LastWriteTimeUtc = (_time.GetUtcNow() - age).UtcDateTime;
    }

    private Task SweepAsync(string folder)
    {
        var settings = Options.Create(new BusinessSettings { SyntheticData = { Folder = folder } });
        return new LeftOvers(settings, _time, NullLogger<LeftOvers>.Instance).StartAsync(default);
    }
}
