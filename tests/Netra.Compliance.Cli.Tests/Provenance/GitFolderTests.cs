using Netra.Compliance.Cli.Provenance;
using Netra.Compliance.Cli.Tests.Inputs;

namespace Netra.Compliance.Cli.Tests.Provenance;

public sealed class GitFolderTests : IDisposable
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";
    private const string Config = "[core]\n\tbare = false\n[remote \"fork\"]\n\turl = https://github.com/me/web\n"
        + "[remote \"origin\"]\n\turl = https://github.com/shop/web.git\n\tfetch = +refs/*\n[branch \"main\"]\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public void Reads_the_branch_that_is_checked_out()
    {
        Write("ref: refs/heads/feature/pay\n");
        _folder.Write(".git/refs/heads/feature/pay", Sha + "\n");
        Assert.Equal(new(Sha, "feature/pay", "https://github.com/shop/web.git"), GitFolder.Read(_folder.Path));
    }

    [Fact]
    public void Reads_a_branch_that_is_packed()
    {
        Write("ref: refs/heads/main\n");
        var other = $"# pack-refs with: peeled\n{new string('a', 40)} refs/heads/main2\n";
        _folder.Write(".git/packed-refs", $"{other}{Sha} refs/heads/main\n");
        Assert.Equal((Sha, "main"), (GitFolder.Read(_folder.Path).Commit, GitFolder.Read(_folder.Path).Branch));
    }

    [Fact]
    public void Knows_no_branch_of_a_commit_that_is_checked_out_alone()
    {
        Write(Sha + "\n");
        Assert.Equal((Sha, null), (GitFolder.Read(_folder.Path).Commit, GitFolder.Read(_folder.Path).Branch));
    }

    [Fact]
    public void Reads_a_further_work_tree()
    {
        Write("ref: refs/heads/main\n");
        _folder.Write(".git/worktrees/other/HEAD", "ref: refs/heads/fix\n");
        _folder.Write(".git/worktrees/other/commondir", "../..\n");
        _folder.Write(".git/refs/heads/fix", Sha);
        _folder.Write("other/.git", $"gitdir: {_folder.At(".git/worktrees/other")}\n");
        Assert.Equal(new(Sha, "fix", "https://github.com/shop/web.git"), GitFolder.Read(_folder.At("other/x")[..^2]));
    }

    [Theory]
    [InlineData("ref: ../../etc/passwd")]
    [InlineData("ref: refs/../../secret")]
    [InlineData("ref: refs/heads/.invalid")]
    [InlineData("")]
    [InlineData("not a commit")]
    public void Says_nothing_of_a_head_that_leads_nowhere(string head)
    {
        Write(head);
        _folder.Write("secret", Sha);
        Assert.Equal((null, null), (GitFolder.Read(_folder.Path).Commit, GitFolder.Read(_folder.Path).Branch));
    }

    [Fact]
    public void Says_nothing_where_there_is_no_repository() =>
        Assert.Equal(new(null, null, null), GitFolder.Read(_folder.Path));

    public void Dispose() => _folder.Dispose();

    private void Write(string head)
    {
        _folder.Write(".git/HEAD", head);
        _folder.Write(".git/config", Config);
    }
}
