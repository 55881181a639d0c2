#define _XOPEN_SOURCE 700
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "CNcurses.h"

// Everything the handler touches is plain memory, filled before it can be called.
static const int deadly[] = {SIGSEGV, SIGBUS,  SIGILL, SIGTRAP, SIGABRT, SIGFPE,
                             SIGTERM, SIGQUIT, SIGINT, SIGHUP,  SIGSYS};
enum { DEADLY = sizeof deadly / sizeof *deadly, ROOM = 256, STACK = 65536 };
static struct sigaction before[DEADLY];
static struct termios modes;
static char restoring[ROOM];
static int restoring_count, input_descriptor = -1, output_descriptor = -1;
static volatile sig_atomic_t active, armed;
static pid_t owner;
static char spare_stack[STACK];

static void restore(void) {
  if (!active || getpid() != owner) return;
  active = 0;
  // From the background the modes would stop the process instead of changing.
  sigset_t stopping;
  sigemptyset(&stopping);
  sigaddset(&stopping, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &stopping, NULL);
  for (int sent = 0; sent < restoring_count;) {
    ssize_t count = write(output_descriptor, restoring + sent, (size_t)(restoring_count - sent));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    sent += (int)count;
  }
  tcsetattr(input_descriptor, TCSANOW, &modes);
}

static void dying(int signal, siginfo_t *information, void *context) {
  int saved = errno;
  restore();
  for (int i = 0; i < DEADLY; i++) {
    if (deadly[i] != signal) continue;
    sigaction(signal, &before[i], NULL);
    // A handler that stood here first (Swift's backtracer) sees the place of the crash itself.
    if (before[i].sa_flags & SA_SIGINFO) {
      before[i].sa_sigaction(signal, information, context);
    } else if (before[i].sa_handler != SIG_DFL && before[i].sa_handler != SIG_IGN) {
      before[i].sa_handler(signal);
    } else {
      raise(signal);
    }
  }
  errno = saved;
}

static void arm(void) {
  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack = (stack_t){.ss_sp = spare_stack, .ss_size = STACK};
    sigaltstack(&stack, NULL);
  }
  struct sigaction action = {.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  action.sa_sigaction = dying;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < DEADLY; i++) {
    sigaction(deadly[i], NULL, &before[i]);
    int ignored = !(before[i].sa_flags & SA_SIGINFO) && before[i].sa_handler == SIG_IGN;
    if (!ignored) sigaction(deadly[i], &action, NULL);
  }
  atexit(restore);
  armed = 1;
}

int desk_guard_modes(int input, int output) {
  active = 0;
  owner = getpid();
  input_descriptor = input;
  output_descriptor = output;
  return tcgetattr(input, &modes);
}

void desk_guard_arm(const char *bytes, int count) {
  restoring_count = count < ROOM ? count : 0;
  memcpy(restoring, bytes, (size_t)restoring_count);
  if (!armed) arm();
  active = 1;
}

void desk_guard_active(int is_active) { active = is_active; }

void desk_guard_restore_modes(void) {
  if (input_descriptor >= 0) tcsetattr(input_descriptor, TCSANOW, &modes);
}
