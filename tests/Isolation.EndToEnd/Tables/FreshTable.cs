using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>What a test may take for granted in a process of its own, be that forked or fresh.</summary>
internal static class FreshTable
{
    public static readonly Expectation[] Rows =
    [
        .. Siblings("Statics.Are_as_after_loading", 4),
        .. Siblings("Statics.Of_the_framework_are_as_after_loading", 2),
        Passes("Statics.A_module_is_initialised_once"),
        .. Siblings("Statics.Draws_when_it_is_loaded", 3),

        .. Siblings("Randomness.Draws", 4),
        .. Siblings("Randomness.Hashes", 4),

        .. Pass("Variables", "Of_this_process", "Of_a_child_process", "Of_proc_self_environ", "Set_here_reach_a_child_process"),
        .. Pass("Identity", "Process_ids_agree", "Its_own_threads_and_modules_are_there", "Command_line", "Places", "In_the_kernels_eyes", "Signals_of_the_body_thread", "Standard_descriptors"),
        .. Pass("Clocks", "Go_forward", "Started_a_moment_ago", "Started_a_moment_ago_after_a_year_of_uptime", "Processor_time_is_its_own", "Boot_time_is_a_year_ahead", "Monotonic_time_is_a_year_ahead", "Both_are_a_year_ahead"),

        .. Siblings("NamedMutexes.On_the_tests_own_thread", 4),
        .. Siblings("NamedMutexes.On_a_new_thread", 4),
        .. Siblings("NamedMutexes.On_the_pool", 4),
        .. Siblings("NamedMutexes.When_the_process_exits", 4),
        Fails("NamedMutexes.Of_a_sibling_that_dies_is_abandoned(sibling: 1)", "killed by SIGKILL"),
        Passes("NamedMutexes.Of_a_sibling_that_dies_is_abandoned(sibling: 2)"),
        Passes("NamedMutexes.Other_named_things_are_unknown_on_Linux"),

        Passes("Endings.Of_a_test_that_passes"),
        Fails("Endings.Of_a_test_that_fails", "on purpose"),
        Fails("Endings.By_exit", "exited with code 7"),
        Fails("Endings.By_an_unhandled_exception", "killed by SIGABRT", "unhandled on purpose"),
        Fails("Endings.By_SIGTERM", "killed by SIGTERM"),
        Fails("Endings.By_SIGTERM_with_a_handler_that_does_not_cancel", "killed by SIGTERM"),
        Fails("Endings.By_SIGINT_with_a_handler_that_does_not_cancel", "killed by SIGINT"),

        .. ((string[])["SIGTERM, number: 15", "SIGINT, number: 2", "SIGQUIT, number: 3", "SIGHUP, number: 1", "SIGCHLD, number: 17", "SIGCONT, number: 18", "SIGWINCH, number: 28", "10, number: 10"])
            .Select(row => Passes($"SignalHandlers.Run_each_time(signal: {row})")),
        .. Pass("SignalHandlers", "CancelKeyPress_can_cancel", "All_handlers_run_once"),

        .. ((string[])["\"exit 0\", code: 0", "\"exit 3\", code: 3", "\"exit 255\", code: 255", "\"kill -KILL $$\", code: 137", "\"kill -TERM $$\", code: 143", "\"kill -SEGV $$\", code: 139"])
            .Select(row => Passes($"ChildProcesses.Tell_their_ends(command: {row})")),
        .. Pass("ChildProcesses", "Run_side_by_side", "Read_and_write", "Can_be_killed", "That_do_not_exist_are_an_error"),

        .. Pass("Threads", "Of_the_body", "Of_the_pool", "Of_the_runtime", "Finalizers_run", "Timers_fire", "Delays_end", "The_pool_works", "The_pool_grows", "Many_start_and_end", "Context_flows"),
        .. Pass("Settings", "Of_the_collector", "Of_the_collectors_latency", "Of_the_collector_that_were_configured", "Of_the_application", "Of_the_platform", "Load_contexts", "Loaded_assemblies", "Mapped_libraries"),

        .. Siblings("Streams.Of_the_console_can_be_replaced", 2),
        .. Pass("Streams", "Of_the_console", "Watchers_see_changes", "Named_pipes_carry", "Anonymous_pipes_reach_a_child_process", "Mapped_files_hold", "Locks_keep_siblings_out", "Files_are_read_and_written_asynchronously", "Open_descriptors"),

        .. Pass("Networks", "Tcp(address: \"127.0.0.1\")", "Tcp(address: \"::1\")", "Udp", "Unix(name: \"\\0isolation\")", "Unix(name: \"isolation.socket\")", "Http", "Tls", "Sees_its_own_and_no_other", "Refusals_and_time_outs_are_errors"),
        .. Pass("Code", "Of_compiled_expressions", "That_is_emitted", "In_a_context_that_is_unloaded", "That_is_generic_or_reflected", "That_is_hot", "Traces_have_lines", "Null_and_overflow_are_exceptions"),
        .. Pass("Telemetry", "Activities_flow", "Meters_count", "Event_sources_reach_listeners", "The_runtimes_own_events_reach_listeners"),
    ];

    /// <summary>What runs at the end of each test of the class Endings, once.</summary>
    public static readonly string[] Endings =
    [
        "Of_a_test_that_passes: Dispose",
        "Of_a_test_that_passes: ProcessExit, exit code 0",
        "Of_a_test_that_passes: Unloading",
        "Of_a_test_that_fails: Dispose",
        "Of_a_test_that_fails: ProcessExit, exit code 0",
        "Of_a_test_that_fails: Unloading",
        "By_exit: ProcessExit, exit code 7",
        "By_exit: Unloading",
        "By_an_unhandled_exception: UnhandledException unhandled on purpose",
        "By_SIGTERM_with_a_handler_that_does_not_cancel: SIGTERM",
        "By_SIGINT_with_a_handler_that_does_not_cancel: CancelKeyPress",
    ];

    private static IEnumerable<Expectation> Pass(string type, params string[] tests) => tests.Select(test => Passes($"{type}.{test}"));

    private static IEnumerable<Expectation> Siblings(string name, int count) => Enumerable.Range(1, count).Select(sibling => Passes($"{name}(sibling: {sibling})"));
}
