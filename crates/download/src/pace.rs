//! Time, from outside: waiting, what has gone by, and the chance in a wait.

use std::{
    hash::{BuildHasher, Hasher, RandomState},
    thread,
    time::{Duration, Instant},
};

/// However long a server asks to be left alone, nobody waits longer than this before the next attempt.
pub const LONGEST_WAIT: Duration = Duration::from_mins(2);

/// The longest wait that doubling leads to, as a power of two in seconds.
const MOST_DOUBLINGS: u32 = 5;

/// Waiting and the clock. A test gives one that does not wait.
pub trait Pace: Sync {
    /// Waits.
    fn sleep(&self, duration: Duration);

    /// How long it is since a moment that never changes. Only differences are used.
    fn elapsed(&self) -> Duration;

    /// A number from 0 to 1, another one each time, so that many clients do not come back in the same moment.
    fn jitter(&self) -> f64;
}

/// The real one.
#[derive(Debug, Clone, Copy)]
pub struct SystemPace {
    began: Instant,
}

impl Default for SystemPace {
    fn default() -> Self {
        Self { began: Instant::now() }
    }
}

impl Pace for SystemPace {
    fn sleep(&self, duration: Duration) {
        thread::sleep(duration);
    }

    fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    fn jitter(&self) -> f64 {
        // The standard library seeds its hash maps at random; that is chance enough for a wait, and no dependency.
        let chance = RandomState::new().build_hasher().finish() >> 32;
        chance as f64 / f64::from(u32::MAX)
    }
}

/// How long to wait after attempt number `attempt` (from 1) has failed: what the server asked for, or one second,
/// doubled each time, of which the jitter takes away up to a half.
pub(crate) fn wait_after(attempt: u32, asked: Option<Duration>, jitter: f64) -> Duration {
    if let Some(asked) = asked {
        return asked.min(LONGEST_WAIT);
    }
    let whole = Duration::from_secs(1_u64 << attempt.saturating_sub(1).min(MOST_DOUBLINGS));
    whole.mul_f64(0.5 + jitter.clamp(0.0, 1.0) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_doubles_up_to_half_a_minute_and_a_server_may_set_it() {
        let seconds = |attempt, asked: Option<u64>, jitter| {
            wait_after(attempt, asked.map(Duration::from_secs), jitter).as_secs_f64()
        };
        for (attempt, asked, jitter, expected) in [
            (1, None, 1.0, 1.0),
            (2, None, 1.0, 2.0),
            (3, None, 1.0, 4.0),
            (3, None, 0.0, 2.0),
            (3, None, 7.0, 4.0),
            (100, None, 1.0, 32.0),
            (1, Some(7), 1.0, 7.0),
            (1, Some(0), 1.0, 0.0),
            (1, Some(99_999), 1.0, 120.0),
        ] {
            assert_eq!(seconds(attempt, asked, jitter), expected, "{attempt} {asked:?} {jitter}");
        }
    }

    #[test]
    fn chance_stays_between_nought_and_one() {
        let pace = SystemPace::default();
        for _ in 0..100 {
            assert!((0.0..=1.0).contains(&pace.jitter()));
        }
    }
}
