namespace Netra.Compliance.Cli.Running;

/// <summary>Shows that something long is going on.</summary>
internal interface IRunWatch
{
    /// <summary>Shows one line that stays.</summary>
    void Say(string line);

    /// <summary>Shows <paramref name="what"/>, and again and again what <paramref name="progress"/> says, until the work is done.</summary>
    Task<T> ShowAsync<T>(string what, Func<string> progress, Func<Task<T>> work);
}
