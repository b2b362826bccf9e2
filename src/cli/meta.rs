//! `aimaq completions` and `aimaq man`.

use clap::CommandFactory;

use super::{Arguments, Console, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct CompletionArgs {
    /// The shell
    shell: clap_complete::Shell,
}

pub(crate) fn completions(args: &CompletionArgs, console: &mut Console) -> Outcome {
    let mut text = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(args.shell, &mut command, "aimaq", &mut text);
    console.bytes(&text)?;
    Ok(Status::Done)
}

pub(crate) fn man(console: &mut Console) -> Outcome {
    let mut text = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut text)?;
    console.bytes(&text)?;
    Ok(Status::Done)
}
