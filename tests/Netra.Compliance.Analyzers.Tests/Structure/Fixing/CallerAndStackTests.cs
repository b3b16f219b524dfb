namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>Who asks where it is called from hears the same.</summary>
public sealed class CallerAndStackTests
{
    [Fact]
    public Task Stays_where_a_call_learns_the_name_of_the_member() => Behaviour.Stays(extracts: false, """
        public static string Run() => M();

        public static string M()
        {
            var all = Who();
            all += Who();
            all += Who();
            all += Who();
            all += Who();
            all += Who();
            all += Who();
            all += Who();
            return all + Who();
        }

        private static string Who([System.Runtime.CompilerServices.CallerMemberName] string name = "") => name;
        """);

    [Fact]
    public Task Stays_where_an_indexer_learns_the_name_of_the_member() => Behaviour.Stays(extracts: false, """
        public static string Run() => new C().M();

        public string M()
        {
            var all = this[1];
            all += this[2];
            all += this[3];
            all += this[4];
            all += this[5];
            all += this[6];
            all += this[7];
            all += this[8];
            return all + this[9];
        }

        public string this[int a, [System.Runtime.CompilerServices.CallerMemberName] string name = ""] => name;
        """);

    [Fact]
    public Task Stays_where_a_constructor_learns_the_name_of_the_member() => Behaviour.Stays(extracts: false, """
        public static string Run() => M();

        public static string M()
        {
            var all = new Caller().Name;
            all += new Caller().Name;
            all += new Caller().Name;
            all += new Caller().Name;
            all += new Caller().Name;
            all += new Caller().Name;
            all += new Caller().Name;
            all += new Caller().Name;
            return all + new Caller().Name;
        }

        private sealed class Caller([System.Runtime.CompilerServices.CallerMemberName] string name = "")
        {
            public string Name => name;
        }
        """);

    [Fact]
    public Task Stays_where_the_method_asks_for_itself() => Behaviour.Stays(extracts: false, """
        public static string Run() => M();

        public static string M()
        {
            var all = System.Reflection.MethodBase.GetCurrentMethod()!.Name;
            all += System.Reflection.MethodBase.GetCurrentMethod()!.Name;
            all += System.Reflection.MethodBase.GetCurrentMethod()!.Name;
            all += System.Reflection.MethodBase.GetCurrentMethod()!.Name;
            all += System.Reflection.MethodBase.GetCurrentMethod()!.Name;
            all += System.Reflection.MethodBase.GetCurrentMethod()!.Name;
            all += System.Reflection.MethodBase.GetCurrentMethod()!.Name;
            all += System.Reflection.MethodBase.GetCurrentMethod()!.Name;
            return all + new System.Diagnostics.StackTrace().FrameCount;
        }
        """);

    [Fact]
    public Task Says_the_same_argument_and_parameter_names() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(1) + M(-1);

        public static string M(int count)
        {
            try
            {
                ArgumentOutOfRangeException.ThrowIfNegative(count);
                ArgumentOutOfRangeException.ThrowIfZero(count);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 8);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 9);
                Use(count);
                Use(nameof(count));
                return nameof(count);
            }
            catch (ArgumentException thrown)
            {
                Use(thrown);
                return thrown.ParamName!;
            }
        }
        """);
}
