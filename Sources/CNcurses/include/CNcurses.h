/// The part of ncurses that the terminal driver needs, as plain functions.
///
/// ncurses itself cannot be imported in Swift 6 mode: its window and size are mutable globals, its
/// attributes macros and some calls variadic. One screen can be open at a time, on one thread.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// How text looks, in bits of our own so that no ncurses macro is visible.
enum cn_attribute {
  CN_BOLD = 1,
  CN_DIM = 2,
  CN_UNDERLINED = 4,
  CN_REVERSED = 8,
};

/// Sets the locale of characters ("" for the environment's); true if its encoding is UTF-8.
bool cn_set_locale(const char *name);

/// The columns that the C library, and so ncurses, gives a scalar; -1 if it would refuse it.
int cn_scalar_columns(uint32_t scalar);

/// Whether terminfo describes a terminal that can be drawn on: it must be able to move the cursor.
bool cn_knows_terminal(const char *term);

/// Opens a screen on copies of the descriptors; false, with errno set, if that fails.
///
/// LINES and COLUMNS in the environment are ignored, since they would defeat SIGWINCH. The size is
/// terminfo's until `cn_resize` is called.
bool cn_open(const char *term, int input, int output);

/// Whether a screen on such a terminal can be opened; tried on no terminal, so that nobody sees it.
/// Not while one is open.
bool cn_opens(const char *term);

/// Gives the terminal back and frees the screen; harmless when none is open.
void cn_close(void);

/// Gives the terminal back but keeps the screen; `cn_enter` resumes.
void cn_leave(void);

/// Takes the terminal again: raw mode at once, the picture with the next `cn_update`.
void cn_enter(void);

/// Follows a new size of the terminal; false if ncurses cannot.
bool cn_resize(int columns, int rows);

/// The colours that the terminal has; 0 if none.
int cn_colors(void);

/// The number of colour pairs, of which pair 0 is the terminal's own colours.
int cn_color_pairs(void);

/// Sets up a colour pair; -1 is the terminal's standard colour.
bool cn_init_pair(int pair, int foreground, int background);

/// Writes text from a cell on, in one look; `attributes` is a set of `cn_attribute`.
void cn_draw(
  int row, int column, const uint32_t *scalars, size_t count, int attributes, int pair);

/// Blanks a row from a column to its end.
void cn_clear_to_end(int row, int column);

/// Shows the cursor in a cell, or hides it.
void cn_set_cursor(int row, int column, bool visible);

/// Makes the next update send every cell anew.
void cn_repaint(void);

/// Sends what has changed.
void cn_update(void);

/// Collects what is sent from here to `cn_end_frame` in place of sending it: ncurses writes at every
/// movement of the cursor, and each write would be a packet of its own and a half-drawn picture.
void cn_begin_frame(void);

/// The bytes since `cn_begin_frame`, for the caller to send; they stay until the next frame. NULL
/// where there are none, be it that they were sent at once since they can't be collected.
const uint8_t *cn_end_frame(size_t *size);

/// Writes text past ncurses, from a cell that is addressed explicitly; ncurses goes on believing
/// what `cn_draw` put there. Sent by `cn_end_overlays`, which must follow.
void cn_overlay(
  int row, int column, const uint32_t *scalars, size_t count, int attributes, int pair);

/// Sends the overlays and puts cursor and attributes back to where ncurses left them.
void cn_end_overlays(void);

/// A string capability of the open terminal, e.g. "kcuu1"; NULL if it has none.
const char *cn_capability(const char *name);

/// Reads a cell back: its scalars (at most `capacity`), attributes and pair; the scalars' count.
size_t cn_read_cell(
  int row, int column, uint32_t *scalars, size_t capacity, int *attributes, int *pair);

#endif
