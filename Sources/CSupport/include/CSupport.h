/// What only C can do well: a fast search, signal handlers and the terminal's rescue.
#ifndef CSUPPORT_H
#define CSUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Texts that lie end to end: text `i` is the bytes from `starts[i]` up to `starts[i + 1]`.
///
/// `starts` has `count + 1` members, ascending, none above `size`. A text begins and ends with a
/// newline, and one divides its lines.
struct cs_records {
  const uint8_t *text;
  size_t size;
  const uint32_t *starts;
  size_t count;
};

/// What to look for: a run of bytes that at most begins and ends with a newline, and the line,
/// from 1, that it has to be in; 0 stands for any.
struct cs_needle {
  const uint8_t *bytes;
  size_t size;
  size_t line;
};

/// Where hits are noted, a bit a text: it holds the needle, a word of it starts with the needle,
/// the needle is a whole word of it. The last two may both be NULL, which is faster.
struct cs_record_hits {
  uint64_t *found;
  uint64_t *starting;
  uint64_t *whole;
};

/// Looks for a needle in the texts whose bits are set in `within`; no bit is ever cleared.
void cs_search_records(const struct cs_records *records, const uint64_t *within,
    const struct cs_needle *needle, const struct cs_record_hits *hits);

/// Forbids core files: the memory holds credentials. True if that worked.
bool cs_forbid_core_files(void);

/// A descriptor that counts: a write of a 64-bit 1 adds one, a read takes one and waits until there
/// is one (eventfd(2) with EFD_SEMAPHORE). -1, with errno set, if there is none to be had.
int cs_make_bell(void);

/// Makes the calling thread give way to others, by `niceness` 0 to 19. True if that worked.
bool cs_lower_thread_priority(int niceness);

/// Names the calling thread for `top -H` and /proc, by 15 bytes at most; a longer name is no name.
///
/// Foundation's `Thread.name` has no effect in a thread that is faster than the one that began it.
void cs_name_thread(const char *name);

/// The magic number of the file system that a path is on (statfs(2)); 0 if it can't be looked at.
uint32_t cs_file_system(const char *path);

/// The size of a terminal in cells (TIOCGWINSZ); false if it has none or does not know it.
bool cs_window_size(int terminal, int *columns, int *rows);

/// The byte that a signal writes into the wake pipe.
enum cs_wake {
  CS_WAKE_RESIZED = 'W',
  CS_WAKE_CONTINUED = 'C',
  CS_WAKE_STOP_REQUESTED = 'Z',
  CS_WAKE_INTERRUPTED = 'I',
  CS_WAKE_TERMINATED = 'T',
  CS_WAKE_HANGUP = 'H',
  CS_WAKE_CALLED = 'M',
};

/// Remembers a terminal's modes and handles signals until `cs_release_terminal`.
///
/// SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGTERM and SIGHUP each write one byte to `wake_pipe`, which
/// must not block. A second SIGINT, SIGTERM or SIGHUP before `cs_end_was_seen` means that the
/// program hangs: it ends it there and then. All other signals that end a process, such as SIGQUIT,
/// SIGSEGV and SIGUSR1, restore the terminal and then take their default course. False, with errno set, if the
/// descriptor is no terminal; the signals are handled all the same.
bool cs_guard_terminal(int terminal, int wake_pipe);

/// Sets the bytes that a dying program sends to the terminal; at most 512 are kept.
void cs_set_reset_sequence(const char *sequence);

/// Says that the program has taken note of a request to end.
void cs_end_was_seen(void);

/// Sends the reset sequence and restores the modes; async-signal-safe.
void cs_rescue_terminal(void);

/// Restores the terminal's modes as `cs_guard_terminal` found them.
void cs_restore_modes(void);

/// Takes the signal handlers away again.
void cs_release_terminal(void);

/// Stops the process, as one is stopped that writes to a terminal from the background, until the
/// terminal is its group's; false if it is not and nobody could continue it.
bool cs_wait_for_foreground(int terminal);

/// Stops the process group as Ctrl-Z would and returns when it continues.
void cs_stop(void);

/// Makes a program that is about to be started inherit no descriptor from `first` on; returns an
/// error number or 0. `actions` is a posix_spawn_file_actions_t.
int cs_close_descriptors(void *actions, int first);

#endif
