#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE 1
#define NCURSES_WIDECHAR 1
#include <fcntl.h>
#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// term.h names terminfo's numbers by macros of everyday words.
#undef columns
#undef lines

#include "CNcurses.h"

static SCREEN *screen;
static FILE *reading, *writing;

// ncurses sets handlers of its own that are not safe in a signal; these go back to what they were.
static const int ours[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { OURS = sizeof ours / sizeof *ours };

static FILE *stream(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  FILE *made = copy < 0 ? NULL : fdopen(copy, mode);
  if (!made && copy >= 0) close(copy);
  return made;
}

static void close_streams(void) {
  if (reading) fclose(reading);
  if (writing) fclose(writing);
  reading = writing = NULL;
}

static int look_up(const char *name, int output) {
  int found = 0;
  if (setupterm((char *)name, output, &found) != OK)
    return found < 0   ? DESK_NO_TERMINFO
           : found > 0 ? DESK_CANNOT_PLACE_CURSOR
                       : DESK_UNKNOWN_TERMINAL;
  int places = desk_string("cup") && desk_string("ed");
  del_curterm(cur_term);
  return places ? DESK_STARTED : DESK_CANNOT_PLACE_CURSOR;
}

int desk_start(const char *name, int input, int output) {
  int answer = look_up(name, output);
  if (answer != DESK_STARTED) return answer;
  reading = stream(input, "r");
  writing = stream(output, "w");
  struct sigaction before[OURS];
  for (int i = 0; i < OURS; i++) sigaction(ours[i], NULL, &before[i]);
  use_env(FALSE);
  use_tioctl(TRUE);
  screen = reading && writing ? newterm((char *)name, writing, reading) : NULL;
  for (int i = 0; i < OURS; i++) sigaction(ours[i], &before[i], NULL);
  if (!screen) {
    close_streams();
    return DESK_NO_MEMORY;
  }
  raw();  // no signals from keys, no flow control: Ctrl-C, Ctrl-Z, Ctrl-S arrive as bytes
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  return DESK_STARTED;
}

void desk_end(void) {
  if (!screen) return;
  endwin();
  delscreen(screen);
  screen = NULL;
  close_streams();
}

void desk_pause(void) { endwin(); }

void desk_resume(void) {
  reset_prog_mode();
  raw();
  clearok(curscr, TRUE);
}

void desk_resize(int rows, int columns) {
  resize_term(rows, columns);
  werase(stdscr);
  clearok(curscr, TRUE);
}

int desk_rows(void) { return LINES; }
int desk_columns(void) { return COLS; }

int desk_colours(void) {
  if (!has_colors()) return 0;
  start_color();
  return use_default_colors() == OK ? COLORS : 0;
}
void desk_pair(int pair, int foreground) { init_pair((short)pair, (short)foreground, -1); }

void desk_put(int row, int column, const unsigned *cluster, int count, int attributes, int pair) {
  wchar_t text[DESK_CLUSTER + 1] = {0};
  for (int i = 0; i < count && i < DESK_CLUSTER; i++) text[i] = (wchar_t)cluster[i];
  attr_t look = A_NORMAL;
  if (attributes & DESK_BOLD) look |= A_BOLD;
  if (attributes & DESK_DIM) look |= A_DIM;
  if (attributes & DESK_UNDERLINE) look |= A_UNDERLINE;
  if (attributes & DESK_REVERSE) look |= A_REVERSE;
  cchar_t cell;
  // add_wchnstr moves no cursor, so that the last column of the last row does not scroll.
  if (setcchar(&cell, text, look, (short)pair, NULL) == OK) mvadd_wchnstr(row, column, &cell, 1);
}

int desk_width(unsigned scalar) { return wcwidth((wchar_t)scalar); }

void desk_forget(void) { clearok(curscr, TRUE); }

void desk_show(int row, int column) {
  curs_set(row < 0 ? 0 : 1);
  if (row >= 0) move(row, column);
  leaveok(stdscr, row < 0);
  wnoutrefresh(stdscr);
  doupdate();
}

const char *desk_string(const char *capability) {
  const char *text = tigetstr((char *)capability);
  return text == (const char *)-1 ? NULL : text;
}
