//! `aimaq studio`: opens a page on this machine on which a plan is drawn.

use aimaq::msg;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use aimaq::batch::Asker;
use aimaq::geodata::embedded_plan;
use aimaq::studio::{Opening, Server, Session, StudioError};

use super::job::{MeasuringArgs, Shared, asked};
use super::{Console, Failure, Outcome, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// File of the plan (.toml), which need not be there yet; or the name of an embedded plan
    /// (`aimaq data list`), which is drawn on in a file of that name in this folder
    #[arg(value_name = "PLAN", default_value = "draft.toml")]
    plan: String,
    #[command(flatten)]
    measuring: MeasuringArgs,
    /// Port of 127.0.0.1 (default: any that is free)
    #[arg(long, value_name = "N", default_value = "0", hide_default_value = true)]
    port: u16,
    /// Print the address only, and open no browser
    #[arg(long)]
    no_open: bool,
}

pub(crate) fn run(args: &Args, shared: &Shared, console: &mut Console) -> Outcome {
    let (file, text) = plan_file(&args.plan)?;
    let mut spec = asked(&args.measuring, None, shared);
    spec.plan = Some(file.display().to_string());
    let job = spec.check(Asker::CommandLine)?;
    let session = Session::open(Opening { job, file, text })?;
    let server = Server::bind(args.port, session)?;
    let address = server.address()?;
    console.print(&format!("{address}\n"))?;
    console.flush()?;
    if !args.no_open {
        browse(&address);
    }
    server.run();
    Ok(Status::Done)
}

/// The file that is drawn on, and the text that it begins with where it is not there.
fn plan_file(plan: &str) -> Result<(PathBuf, Option<String>), Failure> {
    if let Some((_, text)) = embedded_plan(plan) {
        let file = PathBuf::from(format!("{plan}.toml"));
        if file.exists() {
            let failure = Failure::from(StudioError::Exists(file));
            return Err(failure.hint(msg!("hint-studio-goes-on", plan = plan)));
        }
        return Ok((file, Some(text.to_owned())));
    }
    let file = PathBuf::from(plan);
    let is_toml = file.extension().is_some_and(|ending| ending == "toml");
    match is_toml || Path::new(plan).is_file() {
        true => Ok((file, None)),
        false => Err(StudioError::NoPlanFile(file).into()),
    }
}

/// Opens the address as the system opens addresses. Where that fails, the address stands on
/// stdout all the same.
fn browse(address: &str) {
    let mut command = if cfg!(target_os = "windows") {
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    let quiet = command
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    if let Ok(mut child) = quiet.stderr(Stdio::null()).spawn() {
        // Whoever ends early is not left behind as a zombie.
        std::thread::spawn(move || child.wait());
    }
}
