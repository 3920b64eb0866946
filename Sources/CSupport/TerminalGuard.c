#define _GNU_SOURCE

#include "CSupport.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { RESET_CAPACITY = 512, ALTERNATE_STACK = 64 * 1024 };

// What ends a process by default, whoever sends it.
static const int crashes[] = {
  SIGQUIT, SIGABRT, SIGSEGV, SIGILL, SIGBUS, SIGFPE, SIGTRAP, SIGSYS, SIGXCPU, SIGXFSZ,
  SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT,
};
static const int requests[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGTERM, SIGHUP};

enum {
  CRASHES = sizeof crashes / sizeof *crashes,
  REQUESTS = sizeof requests / sizeof *requests,
};

// Read by handlers on any thread: set before the handlers are, and atomically where it changes.
static atomic_int wake = -1;
static atomic_int tty = -1;
static atomic_bool has_modes;
static atomic_bool end_is_due;
static atomic_size_t reset_size;
static char reset[RESET_CAPACITY];
static struct termios modes;

static bool is_guarding;
static struct sigaction earlier_crash[CRASHES];
static struct sigaction earlier_request[REQUESTS];
static char alternate_stack[ALTERNATE_STACK];

void cs_restore_modes(void) {
  int terminal = atomic_load(&tty);
  if (terminal < 0 || !atomic_load(&has_modes)) return;
  // A background process that sets modes is stopped by SIGTTOU, which would never end here.
  sigset_t output, before;
  sigemptyset(&output);
  sigaddset(&output, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &output, &before);
  tcsetattr(terminal, TCSANOW, &modes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void cs_rescue_terminal(void) {
  int terminal = atomic_load(&tty);
  size_t size = atomic_load(&reset_size);
  if (terminal >= 0 && size > 0) {
    ssize_t written = write(terminal, reset, size);
    (void)written;
  }
  cs_restore_modes();
}

static void die_by_default(int signal_number) {
  struct sigaction by_default;
  memset(&by_default, 0, sizeof by_default);
  by_default.sa_handler = SIG_DFL;
  sigaction(signal_number, &by_default, NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal_number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(signal_number);
}

static void on_crash(int signal_number) {
  cs_rescue_terminal();
  die_by_default(signal_number);
}

static void on_request(int signal_number) {
  int saved = errno;
  char byte = 0;
  switch (signal_number) {
    case SIGWINCH: byte = CS_WAKE_RESIZED; break;
    case SIGCONT: byte = CS_WAKE_CONTINUED; break;
    case SIGTSTP: byte = CS_WAKE_STOP_REQUESTED; break;
    case SIGINT: byte = CS_WAKE_INTERRUPTED; break;
    case SIGTERM: byte = CS_WAKE_TERMINATED; break;
    case SIGHUP: byte = CS_WAKE_HANGUP; break;
  }
  bool ends = signal_number == SIGINT || signal_number == SIGTERM || signal_number == SIGHUP;
  if (ends && atomic_exchange(&end_is_due, true)) {
    cs_rescue_terminal();
    die_by_default(signal_number);
  }
  ssize_t written = write(atomic_load(&wake), &byte, 1);
  (void)written;
  errno = saved;
}

bool cs_guard_terminal(int terminal, int wake_pipe) {
  cs_release_terminal();
  atomic_store(&reset_size, 0);
  atomic_store(&end_is_due, false);
  atomic_store(&wake, wake_pipe);
  bool is_terminal = tcgetattr(terminal, &modes) == 0;
  int reason = errno;
  atomic_store(&has_modes, is_terminal);
  atomic_store(&tty, is_terminal ? terminal : -1);

  // A stack overflow leaves no room for a handler, so this thread gets a second stack.
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  stack_t present;
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    sigaltstack(&stack, NULL);
  }

  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_ONSTACK;
  action.sa_handler = on_crash;
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &action, &earlier_crash[i]);
  action.sa_flags = SA_ONSTACK | SA_RESTART;
  action.sa_handler = on_request;
  for (int i = 0; i < REQUESTS; i++) sigaction(requests[i], &action, &earlier_request[i]);
  is_guarding = true;
  errno = reason;
  return is_terminal;
}

void cs_set_reset_sequence(const char *sequence) {
  size_t size = strlen(sequence);
  if (size > RESET_CAPACITY) size = RESET_CAPACITY;
  atomic_store(&reset_size, 0);
  memcpy(reset, sequence, size);
  atomic_store(&reset_size, size);
}

void cs_end_was_seen(void) {
  atomic_store(&end_is_due, false);
}

void cs_release_terminal(void) {
  if (!is_guarding) return;
  is_guarding = false;
  for (int i = 0; i < REQUESTS; i++) sigaction(requests[i], &earlier_request[i], NULL);
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &earlier_crash[i], NULL);
  atomic_store(&wake, -1);
  atomic_store(&tty, -1);
  atomic_store(&has_modes, false);
}

bool cs_wait_for_foreground(int terminal) {
  struct sigaction by_default, earlier;
  memset(&by_default, 0, sizeof by_default);
  sigemptyset(&by_default.sa_mask);
  by_default.sa_handler = SIG_DFL;
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, SIGTTOU);
  // A stop has no effect on a job that no shell can continue; it would be tried for ever.
  for (int tries = 0; tries < 3;) {
    pid_t owner = tcgetpgrp(terminal);
    if (owner < 0 || owner == getpgrp()) return true;
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    sigaction(SIGTTOU, &by_default, &earlier);
    pthread_sigmask(SIG_UNBLOCK, &only, NULL);
    raise(SIGTTOU);
    sigaction(SIGTTOU, &earlier, NULL);
    clock_gettime(CLOCK_MONOTONIC, &after);
    long passed = (after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000;
    tries = passed > 0 ? 0 : tries + 1;
  }
  return false;
}

void cs_stop(void) {
  struct sigaction action, earlier;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  // Ignored first, so that the group's signal does not stop this process a second time.
  action.sa_handler = SIG_IGN;
  sigaction(SIGTSTP, &action, &earlier);
  kill(0, SIGTSTP);
  // The signal stays pending all the same if the first thread blocks it. Ignoring it again takes it
  // away; left there, another thread would stop the process by it, and `raise` once more after that.
  sigaction(SIGTSTP, &action, NULL);
  action.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &action, NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &earlier, NULL);
}
