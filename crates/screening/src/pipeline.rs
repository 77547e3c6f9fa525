//! Work on a stream with several threads, results in the order of the stream.
//!
//! Blocks of items go to the workers in turn and are collected in the same turn, so that the order needs no sorting and
//! at most a few blocks a worker are in memory. It cannot stall: the reader waits for a worker only while that worker
//! waits to hand over an earlier block, and earlier blocks are exactly what the collecting side takes next.

use std::{sync::mpsc::sync_channel, thread};

/// Items that travel together: enough to make the hand-over cheap, few enough to keep all workers busy on small files.
const BLOCK: usize = 32;
/// Blocks that may wait before and after each worker.
const WAITING: usize = 4;

/// Applies a worker to every item and hands the results to the sink in order. Every thread makes its own worker, which
/// therefore may hold memory that is not shared. An error of the sink ends the work.
pub(crate) fn in_order<T, U, E, W>(
    items: impl Iterator<Item = T> + Send,
    threads: usize,
    make_worker: impl Fn() -> W + Sync,
    mut sink: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send,
    U: Send,
    W: FnMut(T) -> U,
{
    if threads <= 1 {
        let mut worker = make_worker();
        for item in items {
            sink(worker(item))?;
        }
        return Ok(());
    }
    thread::scope(|scope| {
        let mut inputs = Vec::with_capacity(threads);
        let mut outputs = Vec::with_capacity(threads);
        for _ in 0..threads {
            let (to_worker, work) = sync_channel::<Vec<T>>(WAITING);
            let (to_sink, results) = sync_channel::<Vec<U>>(WAITING);
            inputs.push(to_worker);
            outputs.push(results);
            let make_worker = &make_worker;
            scope.spawn(move || {
                let mut worker = make_worker();
                for block in work {
                    let block: Vec<U> = block.into_iter().map(&mut worker).collect();
                    // The sink gave up: nobody wants the rest.
                    if to_sink.send(block).is_err() {
                        break;
                    }
                }
            });
        }
        scope.spawn(move || {
            let mut items = items;
            for turn in (0..threads).cycle() {
                let block: Vec<T> = items.by_ref().take(BLOCK).collect();
                if block.is_empty() || inputs[turn].send(block).is_err() {
                    break;
                }
            }
        });
        for turn in (0..threads).cycle() {
            // A worker whose turn it is and that has nothing left means that the stream ended.
            let Ok(block) = outputs[turn].recv() else { break };
            for result in block {
                sink(result)?;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items_whatever_the_number_of_threads() {
        for threads in [1, 2, 3, 8] {
            for count in [0, 1, 31, 32, 33, 1000] {
                let mut seen = Vec::new();
                let done: Result<(), ()> = in_order(
                    0..count,
                    threads,
                    || |item: usize| item * 2,
                    |result| {
                        seen.push(result);
                        Ok(())
                    },
                );
                assert_eq!(done, Ok(()));
                assert_eq!(seen, (0..count).map(|item| item * 2).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn an_error_of_the_sink_ends_the_work() {
        let mut seen = 0;
        let done = in_order(
            0..100_000,
            4,
            || |item: usize| item,
            |_| {
                seen += 1;
                if seen == 10 { Err("full") } else { Ok(()) }
            },
        );
        assert_eq!((done, seen), (Err("full"), 10));
    }
}
