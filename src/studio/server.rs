//! Takes requests in: one thread for each connection, no more than a page needs at once.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::answers;
use super::assets;
use super::error::StudioError;
use super::export::Results;
use super::guard::Guard;
use super::http::{Answer, Broken, Connection, Head, Refusal};
use super::session::Session;

/// Connections that are answered at the same time; what comes above is turned away.
const AT_ONCE: usize = 32;

/// The server of one plan. It listens on the loopback address only.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    guard: Guard,
    session: Mutex<Session>,
    results: Results,
    busy: AtomicUsize,
}

impl Server {
    /// Binds 127.0.0.1 at a port, or at any that is free for 0.
    ///
    /// # Errors
    /// If the port is taken, or the system gives no random bytes.
    pub fn bind(port: u16, session: Session) -> Result<Self, StudioError> {
        let taken = |error| StudioError::Address { port, error };
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let listener = TcpListener::bind(address).map_err(taken)?;
        let own = listener.local_addr().map_err(taken)?.port();
        let guard = Guard::new(own).map_err(|error| StudioError::Token(error.to_string()))?;
        let inner = Inner {
            guard,
            session: Mutex::new(session),
            results: Results::default(),
            busy: AtomicUsize::new(0),
        };
        Ok(Self {
            listener,
            inner: Arc::new(inner),
        })
    }

    /// The address of the page, with the token in its fragment, which no browser sends on.
    ///
    /// # Errors
    /// If the listener has been lost.
    pub fn address(&self) -> Result<String, StudioError> {
        let own = self.listener.local_addr();
        let own = own.map_err(|error| StudioError::Address { port: 0, error })?;
        Ok(format!("http://{own}/#{}", self.inner.guard.token()))
    }

    /// Answers requests for as long as the program runs.
    pub fn run(&self) {
        for stream in self.listener.incoming() {
            let Ok(stream) = stream else {
                // What the system cannot give now it may give a little later.
                std::thread::sleep(Duration::from_millis(50));
                continue;
            };
            let inner = Arc::clone(&self.inner);
            if inner.busy.fetch_add(1, Ordering::AcqRel) >= AT_ONCE {
                inner.busy.fetch_sub(1, Ordering::AcqRel);
                continue;
            }
            std::thread::spawn(move || Busy(inner).0.serve(stream));
        }
    }
}

/// A connection that is being answered; counted until it ends, however it does.
struct Busy(Arc<Inner>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.busy.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Inner {
    fn serve(&self, stream: TcpStream) {
        // Small answers are not held back to be sent together.
        let _ = stream.set_nodelay(true);
        let mut connection = Connection::new(stream);
        let answer = match self.answered(&mut connection) {
            Ok(answer) => answer,
            Err(Broken::Refused(refusal)) => Answer::refused(refusal),
            Err(Broken::Gone) => return,
        };
        // Whoever has gone needs no answer.
        let _ = connection.answer(&answer);
    }

    fn answered(&self, connection: &mut Connection) -> Result<Answer, Broken> {
        let head = connection.head()?;
        self.guard.place(&head).map_err(Broken::Refused)?;
        match head.method.as_str() {
            "GET" => Ok(page(&head)),
            "POST" => self.posted(&head, connection),
            _ => Err(Broken::Refused(Refusal::new(405, "only GET and POST"))),
        }
    }

    fn posted(&self, head: &Head, connection: &mut Connection) -> Result<Answer, Broken> {
        self.guard.entry(head).map_err(Broken::Refused)?;
        let length = head.length().map_err(Broken::Refused)?;
        let body = connection.body(length)?;
        let start = Instant::now();
        let answer = answers::answer(&self.session, &self.results, &head.path, &body);
        Ok(answer.after(start.elapsed()))
    }
}

/// What a lock guards; whatever a request that went wrong left behind is whole, for states are
/// swapped in.
pub(super) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn page(head: &Head) -> Answer {
    let unknown = || Answer::refused(Refusal::new(404, "there is nothing of that name"));
    assets::asset(&head.path).unwrap_or_else(unknown)
}
