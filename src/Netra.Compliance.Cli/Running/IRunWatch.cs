namespace Netra.Compliance.Cli.Running;

/// <summary>Shows that something long is going on.</summary>
internal interface IRunWatch
{
    /// <summary>Shows one line that stays.</summary>
    void Say(string line);

    /// <summary>Shows <paramref name="what"/>, and again and again what <paramref name="progress"/> says, until the work is done.</summary>
    /// <param name="what">The work in a few words.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="work">The work.</param>
    /// <param name="succeeded">Whether the work's result is what was hoped for; null: it is.</param>
    Task<T> ShowAsync<T>(string what, Func<string> progress, Func<Task<T>> work, Func<T, bool>? succeeded = null);
}
