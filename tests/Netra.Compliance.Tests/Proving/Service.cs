namespace Netra.Compliance.Tests.Proving;

/// <summary>Where its base interface says what is inherited.</summary>
internal interface IShelf
{
    string Inherited(string word);
}

/// <summary>A service with a method of every shape; internal, as a product's own interfaces are.</summary>
internal interface IService : IShelf, IDisposable, IAsyncDisposable
{
    string Name { get; set; }

    int Twice(int number);

    Task<int> TwiceAsync(int number);

    ValueTask<int> TwiceLaterAsync(int number);

    void Save(int number);

    Task SaveAsync(int number);

    ValueTask SaveLaterAsync(int number);

    T Same<T>(T value);

    Task<T> SameAsync<T>(T value);

    int[] Numbers();

    string Overloaded(int number);

    string Overloaded(string word);

    bool Try(string word, ref int count, out int length);

    IPart Part();

    Task<IPart> PartAsync();

    ValueTask<IPart?> PartLaterAsync();

    string ByDefault() => "default of " + Name;
}

/// <summary>What the service makes.</summary>
internal interface IPart
{
    int Next();
}

/// <summary>The right service; notes what it is told.</summary>
internal sealed class Service : IService
{
    public List<string> Calls { get; } = [];

    public string Name { get; set; } = "right";

    public int Twice(int number) => number < 0 ? throw Refusal() : Note(number * 2);

    public async Task<int> TwiceAsync(int number)
    {
        await Task.Yield();
        return Twice(number);
    }

    public async ValueTask<int> TwiceLaterAsync(int number) => await TwiceAsync(number);

    public void Save(int number) => Twice(number);

    public Task SaveAsync(int number) => TwiceAsync(number);

    public async ValueTask SaveLaterAsync(int number) => await TwiceAsync(number);

    public T Same<T>(T value) => value;

    public Task<T> SameAsync<T>(T value) => Task.FromResult(value);

    public int[] Numbers() => [1, 2, 3];

    public string Overloaded(int number) => "number";

    public string Overloaded(string word) => "word";

    public bool Try(string word, ref int count, out int length)
    {
        count++;
        length = word.Length;
        return true;
    }

    public IPart Part() => new Counter();

    public Task<IPart> PartAsync() => Task.FromResult(Part());

    public ValueTask<IPart?> PartLaterAsync() => new((IPart?)null);

    public string Inherited(string word) => "inherited " + word;

    public void Dispose() => Calls.Add("disposed");

    public ValueTask DisposeAsync()
    {
        Calls.Add("disposed later");
        return default;
    }

    private static InvalidOperationException Refusal() => new("refused");

    private int Note(int number)
    {
        Calls.Add(number.ToString());
        return number;
    }

    private sealed class Counter : IPart
    {
        private int _count;

        public int Next() => ++_count;
    }
}
