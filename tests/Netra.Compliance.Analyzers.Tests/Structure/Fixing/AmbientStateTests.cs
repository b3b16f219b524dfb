namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>What flows with the execution stays where it was set: an asynchronous method would keep it to
/// itself.</summary>
public sealed class AmbientStateTests
{
    [Theory]
    [InlineData("Room.Enter(name);")]
    [InlineData("Room.EnterByAnother(name);")]
    [InlineData("await Room.EnterLater(name);")]
    [InlineData("new Room().Name = name;")]
    [InlineData("new Room { Name = name }.ToString();")]
    [InlineData("(new Room().Name, _) = (name, 1);")]
    [InlineData("IRoom room = new Room(); room.Enter(name); room.Leave();")]
    [InlineData("new Visit(name).ToString();")]
    [InlineData("Visit visit = new(name); Use(visit);")]
    [InlineData("using (Opened) { Use(name); }")]
    [InlineData("Opened.Dispose();")]
    [InlineData("Room.OfThread = name;")]
    [InlineData("Room.Slot.Value = name;")]
    [InlineData("System.Threading.Thread.CurrentThread.CurrentCulture = new(name);")]
    [InlineData("System.Threading.Thread.CurrentPrincipal = null;")]
    [InlineData("System.Diagnostics.Activity.Current = null;")]
    [InlineData("using (Started) { Use(name); }")]
    [InlineData("System.Threading.SynchronizationContext.SetSynchronizationContext(null);")]
    public Task Stays_where_it_is_set(string statement) => Behaviour.Stays(extracts: false, Program(statement));

    [Theory]
    [InlineData("Use(Room.Here);")]
    [InlineData("await Room.EnterAlone(name);")]
    [InlineData("using (new StringWriter()) { Use(name); }")]
    [InlineData("Environment.CurrentDirectory = Environment.CurrentDirectory;")]
    [InlineData("new Stack<string>().Push(name);")]
    [InlineData("new Plain { Name = name }.ToString();")]
    public Task Leaves_with_what_sets_nothing(string statement) => Behaviour.Stays(extracts: true, Program(statement));

    [Theory]
    [InlineData("private static readonly Action<string> Enter = name => Ambient.Value = name;")]
    [InlineData("private static void Enter(string name) => new List<string> { name }.ForEach(one => Ambient.Value = "
        + "one);")]
    [InlineData("private static readonly Action<string> Enter = Set; private static void Set(string name) => "
        + "Ambient.Value = name;")]
    [InlineData("private static void Enter(string name) => _ = +new Sign(name);\npublic sealed record Sign(string "
        + "Name) { public static int operator +(Sign sign) { Ambient.Value = sign.Name; return 1; } }")]
    [InlineData("private static void Enter(string name) => Set(name).Count();\nprivate static IEnumerable<int> "
        + "Set(string name) { Ambient.Value = name; yield return 1; }")]
    public Task Stays_where_somebody_may_set_it_who_cannot_be_told(string enter) =>
        Behaviour.Stays(extracts: false, $$"""
        private static readonly System.Threading.AsyncLocal<string> Ambient = new();
        {{enter}}
        {{Body("Enter(name);")}}
        """);

    [Fact]
    public Task Leaves_with_the_context_that_all_of_it_leaves() =>
        Behaviour.Stays(
            extracts: true, Program("await Task.CompletedTask.ConfigureAwait(false);", ".ConfigureAwait(false)"));

    [Fact]
    public Task Stays_where_some_of_it_leaves_the_context() =>
        Behaviour.Stays(extracts: false, Program("await Task.CompletedTask.ConfigureAwait(false);"));

    // Every run of two lines awaits, and has the statement in it.
    private static string Body(string statement, string configured = "") => $$"""
        public static string Run() => M("da-DK").GetAwaiter().GetResult();

        public static async Task<string> M(string name)
        {
        {{string.Concat(Enumerable.Repeat($"{{ {statement} await Task.FromResult(name){configured}; }}\n", 9))}}
            return name;
        }
        """;

    private static string Program(string statement, string configured = "") => $$"""
        public static IDisposable Opened => new Visit("b");
        public static System.Diagnostics.Activity Started { get; } = new("a");
        {{Body(statement, configured)}}
        }

        public interface IRoom { void Enter(string name); void Leave(); }

        public sealed class Plain { public string? Name { get; set; } }

        public sealed class Visit : IDisposable
        {
            public Visit(string name) => Room.Enter(name);
            public void Dispose() => Room.Enter("");
        }

        public sealed class Room : IRoom
        {
            [ThreadStatic] public static string? OfThread;
            public static readonly System.Threading.ThreadLocal<string?> Slot = new();
            private static readonly System.Threading.AsyncLocal<string?> Local = new();
            public static string Here => Local.Value ?? "none";
            public string? Name { get => Local.Value; set => Local.Value = value; }
            public static void Enter(string name) => Local.Value = name;
            public static void EnterByAnother(string name) => Enter(name);
            public static Task EnterLater(string name) { Enter(name); return Task.CompletedTask; }
            public static async Task EnterAlone(string name) { Enter(name); await Task.Yield(); }
            void IRoom.Enter(string name) => EnterByAnother(name);
            void IRoom.Leave() { }
        """;
}
