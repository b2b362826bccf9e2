//! The `aimaq` command: parse, dispatch, exit code.

mod cli;

/// Boundaries are many large arrays that come and go; this allocator keeps their
/// memory where the system's gives it back and asks for it again. Without huge
/// pages, because on a virtual machine the wait for them varies more than they save.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main(std::env::args_os()).into()
}
