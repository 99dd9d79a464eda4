[assembly: IsolationDefaults(MaxParallel = 4)]
