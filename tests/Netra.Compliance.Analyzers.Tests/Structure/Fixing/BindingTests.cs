namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>Names mean in the new method what they meant before, or nothing leaves.</summary>
public sealed class BindingTests
{
    [Fact]
    public Task Binds_late_where_it_bound_late() => Behaviour.Stays(extracts: false, """
        public static string Run() => M(1) + M("a");

        public static string M(dynamic a)
        {
            string all = a.ToString();
            all += a + a;
            all += a;
            all += a + a;
            all += a;
            all += a + a;
            all += a;
            all += a + a;
            return all + a;
        }
        """);

    [Fact]
    public Task Keeps_types_without_a_name_where_they_are() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(1);

        public static string M(int a)
        {
            var pair = new { First = a, Second = a + 1 };
            var all = "";
            Use(all);
            Use(a);
            Use(all + 1);
            Use(all + 2);
            Use(all + 3);
            all += pair.First;
            all += pair.Second;
            return all;
        }
        """);

    [Fact]
    public Task Leaves_calls_of_a_local_function_where_it_is() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(1).ToString();

        public static int M(int a)
        {
            var sum = 0;
            Use(a);
            Use(a + 1);
            Use(a + 2);
            Use(a + 3);
            Add(1);
            Add(2);
            Add(3);
            Add(4);
            return sum;

            void Add(int b) => sum += a + b;
        }
        """);

    [Fact]
    public Task Extracts_from_a_local_function_what_it_shares_with_nobody() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(1).ToString();

        public static int M(int a)
        {
            return Sum(a);

            static int Sum(int b)
            {
                var sum = b;
                sum += b;
                sum += b + 1;
                sum += b + 2;
                sum += b + 3;
                sum += b + 4;
                sum += b + 5;
                sum += b + 6;
                return sum;
            }
        }
        """);
}
