#ifndef FRONTDESK_CNCURSES_H
#define FRONTDESK_CNCURSES_H

// The few verbs of ncurses that the program uses, without ncurses' types. One terminal a process.

enum {
  DESK_STARTED = 0,
  DESK_UNKNOWN_TERMINAL = 1,
  DESK_NO_TERMINFO = 2,
  DESK_CANNOT_PLACE_CURSOR = 3,
  DESK_NO_MEMORY = 4,
};

enum { DESK_BOLD = 1, DESK_DIM = 2, DESK_UNDERLINE = 4, DESK_REVERSE = 8 };

// The longest cluster a cell takes: a base and four marks.
enum { DESK_CLUSTER = 5 };

// Takes the terminal; nothing is drawn before the first desk_show.
int desk_start(const char *name, int input, int output);
void desk_end(void);

// Gives the terminal back for a while, and takes it again with everything to be redrawn.
void desk_pause(void);
void desk_resume(void);

void desk_resize(int rows, int columns);
int desk_rows(void);
int desk_columns(void);

// Colours over the terminal's own background: how many there are (0: none), and pair 1...
int desk_colours(void);
void desk_pair(int pair, int foreground);

// Puts one cluster of count code points; its first one decides the columns it takes.
void desk_put(int row, int column, const unsigned *cluster, int count, int attributes, int pair);
// Columns the C library gives to a code point, -1 for one that does not print.
int desk_width(unsigned scalar);

void desk_forget(void);
// Sends what differs from the last frame. A negative row hides the cursor.
void desk_show(int row, int column);

// A string of this terminal's description by its terminfo name, or null.
const char *desk_string(const char *capability);

// Puts the terminal right when the process dies, with calls that are safe in a signal: the modes
// are remembered before the start, the bytes to send are known after it.
int desk_guard_modes(int input, int output);
void desk_guard_arm(const char *bytes, int count);
void desk_guard_active(int active);
void desk_guard_restore_modes(void);

#endif
