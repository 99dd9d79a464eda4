[assembly: Isolation.Isolated(Scope = Isolation.IsolationScope.Class)]
