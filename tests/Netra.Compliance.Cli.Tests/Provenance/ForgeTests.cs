using Netra.Compliance.Cli.Provenance;

namespace Netra.Compliance.Cli.Tests.Provenance;

public sealed class ForgeTests
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData("https://github.com/shop/web.git", "https://github.com/shop/web")]
    [InlineData("https://user:ghp_secret@github.com/shop/web", "https://github.com/shop/web")]
    [InlineData("https://github.com/shop/web.git?token=secret#x", "https://github.com/shop/web")]
    [InlineData("git@github.com:shop/web.git", "https://github.com/shop/web")]
    [InlineData("github.com:shop/web.git", "https://github.com/shop/web")]
    [InlineData("ssh://git@github.com:22/shop/web.git", "https://github.com/shop/web")]
    [InlineData("https://GitHub.Company.com:8443/shop/web", "https://github.company.com:8443/shop/web")]
    [InlineData("https://gitlab.com/shop/group/web.git", "https://gitlab.com/shop/group/web")]
    [InlineData("https://oauth2:secret@gitlab.company.com/shop/web.git", "https://gitlab.company.com/shop/web")]
    [InlineData("https://me@dev.azure.com/shop/Web%20Shop/_git/web", "https://dev.azure.com/shop/Web%20Shop/_git/web")]
    [InlineData("git@ssh.dev.azure.com:v3/shop/Web%20Shop/web", "https://dev.azure.com/shop/Web%20Shop/_git/web")]
    [InlineData("https://shop.visualstudio.com/Web/_git/web", "https://shop.visualstudio.com/Web/_git/web")]
    public void Finds_the_page_of_a_remote_and_nothing_secret(string remote, string url) =>
        Assert.Equal(url, Forge.Of(remote)?.Url);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("https://github.com/")]
    [InlineData("https://code.company.com/shop/web.git")]
    [InlineData("https://notgithub.com/shop/web")]
    [InlineData("/srv/git/web.git")]
    [InlineData("../web")]
    [InlineData(@"C:\git\web")]
    [InlineData("file:///srv/git/web.git")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ext::sh -c touch% /tmp/x")]
    public void Knows_no_page_of_any_other(string? remote) => Assert.Null(Forge.Of(remote));

    [Theory]
    [InlineData("https://github.com/a/b", "https://github.com/a/b/blob/" + Sha + "/{path}#L{line}")]
    [InlineData("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/blob/" + Sha + "/{path}#L{line}")]
    [InlineData(
        "https://dev.azure.com/a/b/_git/c",
        "https://dev.azure.com/a/b/_git/c?path=/{path}&version=GC" + Sha
            + "&line={line}&lineStartColumn=1&lineEndColumn=1")]
    public void Shows_a_line_as_the_forge_does(string remote, string address) =>
        Assert.Equal(address, Forge.Of(remote)!.FileAt(Sha));

    [Fact]
    public void Escapes_what_stands_in_the_path() =>
        Assert.Equal("https://github.com/a%22%3E%3Cb/%28c%29", Forge.Of("https://github.com/a\"><b/(c)")?.Url);
}
