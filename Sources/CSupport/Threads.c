#define _GNU_SOURCE

#include "CSupport.h"

#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/resource.h>

int cs_make_bell(void) { return eventfd(0, EFD_CLOEXEC | EFD_SEMAPHORE); }

bool cs_lower_thread_priority(int niceness) {
  // On Linux the zero stands for the calling thread, not for its process: setpriority(2), NOTES.
  return setpriority(PRIO_PROCESS, 0, niceness) == 0;
}

void cs_name_thread(const char *name) { (void)pthread_setname_np(pthread_self(), name); }
