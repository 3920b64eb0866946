#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1

#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#undef columns  // term.h spells terminfo numbers as macros

static SCREEN *screen;
static FILE *input_file;
static FILE *output_file;
static int cursor_row;
static int cursor_column;

// Stands in for the terminal while a frame is made; -1 where the system has no such files.
static int frame_file = -1;
// The terminal, while the frame's file stands in for it; else -1.
static int terminal_copy = -1;
static uint8_t *frame;
static size_t frame_capacity;

bool cn_set_locale(const char *name) {
  if (setlocale(LC_CTYPE, name) == NULL) setlocale(LC_CTYPE, "C");
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int cn_scalar_columns(uint32_t scalar) {
  return wcwidth((wchar_t)scalar);
}

bool cn_knows_terminal(const char *term) {
  int error = 0;
  if (setupterm(term, STDOUT_FILENO, &error) != OK) return false;
  char *move = tigetstr("cup");
  bool known = move != NULL && move != (char *)-1;
  del_curterm(cur_term);
  return known;
}

static FILE *open_copy(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (file == NULL) close(copy);
  return file;
}

static void close_files(void) {
  if (input_file != NULL) fclose(input_file);
  if (output_file != NULL) fclose(output_file);
  input_file = NULL;
  output_file = NULL;
}

bool cn_open(const char *term, int input, int output) {
  if (screen != NULL) {
    errno = EBUSY;
    return false;
  }
  input_file = open_copy(input, "r");
  output_file = open_copy(output, "w");
  if (input_file == NULL || output_file == NULL) {
    close_files();
    return false;
  }
  use_env(FALSE);
  // Asks the system for the size: many entries have none, and ncurses would give up.
  use_tioctl(TRUE);
  screen = newterm(term, output_file, input_file);
  if (screen == NULL) {
    close_files();
    errno = ENOTTY;
    return false;
  }
  raw();
  noecho();
  nonl();
  typeahead(-1);  // Otherwise a waiting key leaves the picture half drawn.
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  frame_file = memfd_create("frame", MFD_CLOEXEC);
  return true;
}

bool cn_opens(const char *term) {
  int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere < 0) return false;
  bool opened = cn_open(term, nowhere, nowhere);
  if (opened) cn_close();
  close(nowhere);
  return opened;
}

void cn_close(void) {
  if (screen == NULL) return;
  if (!isendwin()) endwin();
  delscreen(screen);
  screen = NULL;
  close_files();
  if (frame_file >= 0) close(frame_file);
  frame_file = -1;
  free(frame);
  frame = NULL;
  frame_capacity = 0;
}

void cn_begin_frame(void) {
  if (screen == NULL || frame_file < 0 || terminal_copy >= 0) return;
  terminal_copy = fcntl(fileno(output_file), F_DUPFD_CLOEXEC, 3);
  if (terminal_copy < 0) return;
  if (dup3(frame_file, fileno(output_file), O_CLOEXEC) >= 0) return;
  close(terminal_copy);
  terminal_copy = -1;
}

const uint8_t *cn_end_frame(size_t *size) {
  *size = 0;
  if (output_file != NULL) fflush(output_file);
  if (terminal_copy < 0) return NULL;
  dup3(terminal_copy, fileno(output_file), O_CLOEXEC);
  close(terminal_copy);
  terminal_copy = -1;
  off_t length = lseek(frame_file, 0, SEEK_CUR);
  if (length <= 0) return NULL;
  if ((size_t)length > frame_capacity) {
    uint8_t *larger = realloc(frame, (size_t)length);
    if (larger == NULL) return NULL;
    frame = larger;
    frame_capacity = (size_t)length;
  }
  ssize_t taken = pread(frame_file, frame, (size_t)length, 0);
  lseek(frame_file, 0, SEEK_SET);
  if (taken <= 0) return NULL;
  *size = (size_t)taken;
  return frame;
}

void cn_leave(void) {
  if (screen != NULL && !isendwin()) endwin();
}

void cn_enter(void) {
  if (screen == NULL) return;
  reset_prog_mode();
  clearok(curscr, TRUE);
}

bool cn_resize(int columns, int rows) {
  if (screen == NULL) return false;
  if (resize_term(rows, columns) != OK) return false;
  clearok(curscr, TRUE);
  return true;
}

int cn_colors(void) {
  return screen != NULL && has_colors() ? COLORS : 0;
}

int cn_color_pairs(void) {
  return screen != NULL && has_colors() ? COLOR_PAIRS : 1;
}

bool cn_init_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

static attr_t attributes_from(int bits) {
  attr_t attributes = A_NORMAL;
  if (bits & CN_BOLD) attributes |= A_BOLD;
  if (bits & CN_DIM) attributes |= A_DIM;
  if (bits & CN_UNDERLINED) attributes |= A_UNDERLINE;
  if (bits & CN_REVERSED) attributes |= A_REVERSE;
  return attributes;
}

void cn_draw(
  int row, int column, const uint32_t *scalars, size_t count, int attributes, int pair
) {
  if (screen == NULL) return;
  attr_set(attributes_from(attributes), (short)pair, NULL);
  mvaddnwstr(row, column, (const wchar_t *)scalars, (int)count);
}

void cn_clear_to_end(int row, int column) {
  if (screen == NULL) return;
  attr_set(A_NORMAL, 0, NULL);
  if (move(row, column) == OK) clrtoeol();
}

void cn_set_cursor(int row, int column, bool visible) {
  if (screen == NULL) return;
  cursor_row = row;
  cursor_column = column;
  move(row, column);
  curs_set(visible ? 1 : 0);
}

void cn_repaint(void) {
  if (screen != NULL) clearok(curscr, TRUE);
}

void cn_update(void) {
  if (screen == NULL) return;
  wnoutrefresh(stdscr);
  doupdate();
}

static int put_byte(int byte) {
  return fputc(byte, output_file);
}

static void put_capability(const char *capability) {
  if (capability != NULL && capability != (char *)-1) tputs(capability, 1, put_byte);
}

static void put_color(const char *capability, int color) {
  if (color >= 0 && capability != NULL) put_capability(tiparm(capability, color));
}

void cn_overlay(
  int row, int column, const uint32_t *scalars, size_t count, int attributes, int pair
) {
  if (screen == NULL || isendwin()) return;
  put_capability(tiparm(cursor_address, row, column));
  if (attributes & CN_BOLD) put_capability(enter_bold_mode);
  if (attributes & CN_DIM) put_capability(enter_dim_mode);
  if (attributes & CN_UNDERLINED) put_capability(enter_underline_mode);
  if (attributes & CN_REVERSED) put_capability(enter_reverse_mode);
  int foreground = -1, background = -1;
  if (pair > 0 && extended_pair_content(pair, &foreground, &background) == OK) {
    put_color(set_a_foreground, foreground);
    put_color(set_a_background, background);
  }
  mbstate_t state;
  memset(&state, 0, sizeof state);
  for (size_t i = 0; i < count; i++) {
    char bytes[MB_LEN_MAX];
    size_t size = wcrtomb(bytes, (wchar_t)scalars[i], &state);
    if (size != (size_t)-1) fwrite(bytes, 1, size, output_file);
  }
  // ncurses leaves plain attributes behind, and every overlay starts from them.
  if (attributes != 0) put_capability(exit_attribute_mode);
  if (foreground >= 0 || background >= 0) put_capability(orig_pair);
}

void cn_end_overlays(void) {
  if (screen == NULL || isendwin()) return;
  put_capability(tiparm(cursor_address, cursor_row, cursor_column));
  fflush(output_file);
}

const char *cn_capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}

size_t cn_read_cell(
  int row, int column, uint32_t *scalars, size_t capacity, int *attributes, int *pair
) {
  cchar_t cell;
  wchar_t text[CCHARW_MAX + 1] = {0};
  attr_t look = 0;
  short number = 0;
  if (screen == NULL || mvin_wch(row, column, &cell) != OK) return 0;
  if (getcchar(&cell, text, &look, &number, NULL) != OK) return 0;
  *attributes = ((look & A_BOLD) ? CN_BOLD : 0) | ((look & A_DIM) ? CN_DIM : 0)
    | ((look & A_UNDERLINE) ? CN_UNDERLINED : 0) | ((look & A_REVERSE) ? CN_REVERSED : 0);
  *pair = number;
  size_t count = 0;
  while (count < capacity && text[count] != 0) {
    scalars[count] = (uint32_t)text[count];
    count += 1;
  }
  return count;
}
