namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>What awaits, and what flows with the execution, one program a paragraph: see <see cref="Frame"/> for what
/// they find around them.</summary>
internal static class AsynchronousPrograms
{
    public const string Source = """
        // await of values
        n += await Tools.Soon(n);
        s += await Tools.Soon("x" + n);

        // await in an expression
        n = await Tools.Soon(1) + await Tools.Soon(n) * 2;
        log.Add("" + (await Tools.Soon(s)).Length);

        // await foreach
        await foreach (var one in Tools.Later(3)) { n += one; log.Add("later " + one); }

        // await in try, catch and finally
        try { n += await Tools.Soon(2); Tools.Fail("f" + n); }
        catch (InvalidOperationException thrown) { log.Add(thrown.Message); n += await Tools.Soon(1); }
        finally { await Task.Yield(); log.Add("finally " + n); }

        // await using
        await using (var memory = new MemoryStream()) { memory.WriteByte((byte)n); await memory.FlushAsync(); n += (int)memory.Length; }

        // await all
        var results = await Task.WhenAll(Tools.Soon(1), Tools.Soon(n));
        log.Add(string.Join(",", results));
        n += results.Sum();

        // asynchronous lambda
        Func<int, Task<int>> later = async a => { await Task.Yield(); return a + n; };
        n = await later(2);
        n += await later(3);

        // value task
        n += await new ValueTask<int>(n);
        await ValueTask.CompletedTask;
        log.Add("v" + n);

        // room by a method
        new Room().Enter("blue");
        await Task.Yield();
        log.Add(Room.Here);

        // room by a property
        var room = new Room();
        room.Name = "green";
        await Task.Yield();
        log.Add(Room.Here + room.Name);

        // room by an interface
        IRoom any = new Room();
        any.Enter("red");
        await Task.Yield();
        any.Name += "ish";
        log.Add(Room.Here);

        // room for a while
        var visit = Room.Open("grey");
        await Task.Yield();
        log.Add(Room.Here);
        visit.Dispose();
        log.Add(Room.Here);

        // room by a task that is none
        await Room.EnterLater("pink");
        log.Add(Room.Here);
        await Room.Alone("black");
        log.Add(Room.Here);

        // room in an initialiser
        var made = new Room { Name = "white" };
        await Task.Yield();
        log.Add(Room.Here + made.Name);

        // room in a tuple
        (new Room().Name, n) = ("gold", 4);
        await Task.Yield();
        log.Add(Room.Here);

        // culture of the thread
        Thread.CurrentThread.CurrentCulture = new CultureInfo("de-DE");
        await Task.Yield();
        log.Add(1.5.ToString() + CultureInfo.CurrentCulture.Name);
        CultureInfo.CurrentUICulture = new CultureInfo("fr-FR");
        await Task.Yield();
        log.Add(CultureInfo.CurrentUICulture.Name);

        // activity
        var activity = new Activity("a").Start();
        await Task.Yield();
        log.Add("" + Activity.Current?.OperationName);
        activity.Stop();
        Activity.Current = null;
        await Task.Yield();
        log.Add("" + Activity.Current?.OperationName);

        // principal
        Thread.CurrentPrincipal = new System.Security.Principal.GenericPrincipal(new System.Security.Principal.GenericIdentity("x"), null);
        await Task.Yield();
        log.Add("" + Thread.CurrentPrincipal?.Identity?.Name);

        // flow of the execution
        new Room().Enter("outer");
        var flow = ExecutionContext.SuppressFlow();
        n++;
        flow.Undo();
        await Task.Yield();
        log.Add(Room.Here);

        // context of synchronisation
        SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
        log.Add("" + (SynchronizationContext.Current is null));
        await Task.CompletedTask;
        log.Add("" + (SynchronizationContext.Current is null));
        SynchronizationContext.SetSynchronizationContext(null);

        // folder of the process
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = before;
        await Task.Yield();
        log.Add("" + (before == Environment.CurrentDirectory));
        """;
}
