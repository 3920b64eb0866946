#include "CSupport.h"

#include <string.h>

enum { BLOCK = 64 };

typedef uint8_t block_bytes __attribute__((ext_vector_type(BLOCK)));
typedef bool block_bits __attribute__((ext_vector_type(BLOCK)));

// A search that is under way.
struct search {
  const struct cs_records *records;
  const struct cs_needle *needle;
  const struct cs_record_hits *hits;
  size_t record;     // the record that was looked at last
  bool is_anchored;  // whether the needle begins with a newline
};

static bool is_set(const uint64_t *bits, size_t index) {
  return bits[index / 64] >> (index % 64) & 1;
}

static void set(uint64_t *bits, size_t index, bool value) {
  bits[index / 64] |= (uint64_t)value << (index % 64);
}

static void advance(struct search *search, size_t position) {
  while (search->records->starts[search->record + 1] <= position) search->record++;
}

// A letter or digit of ASCII, or a byte of any other character.
static bool is_word_byte(uint8_t byte) {
  uint8_t letter = (byte | 0x20) - 'a', digit = byte - '0';
  return byte >= 0x80 || letter < 26 || digit < 10;
}

// Which of the bytes from `at` on are parts of words, as bits.
static uint64_t word_bytes(const uint8_t *at) {
  block_bytes bytes;
  memcpy(&bytes, at, BLOCK);
  block_bytes letters = (bytes | 0x20) - 'a', digits = bytes - '0';
  block_bits words = __builtin_convertvector(
      (bytes >= 0x80) | (letters < 26) | (digits < 10), block_bits);
  uint64_t mask;
  memcpy(&mask, &words, sizeof mask);
  return mask;
}

// The positions from `at` on, as bits, where the needle's first byte stands and, `last` bytes
// later, its last.
static uint64_t candidates(const uint8_t *at, size_t last, const block_bytes ends[2]) {
  block_bytes heads, tails;
  memcpy(&heads, at, BLOCK);
  memcpy(&tails, at + last, BLOCK);
  block_bits both = __builtin_convertvector((heads == ends[0]) & (tails == ends[1]), block_bits);
  uint64_t mask;
  memcpy(&mask, &both, sizeof mask);
  return mask;
}

// Whether the needle, whose ends stand at a position, is there, in a line where it counts.
static bool is_hit(struct search *search, size_t position) {
  const struct cs_records *records = search->records;
  const struct cs_needle *needle = search->needle;
  if (memcmp(records->text + position, needle->bytes, needle->size) != 0) return false;
  if (needle->line == 0) return true;
  advance(search, position);
  size_t line = search->is_anchored;
  for (size_t i = records->starts[search->record]; i < position; i++) {
    line += records->text[i] == '\n';
  }
  return line == needle->line;
}

// Notes the hits at those of the BLOCK positions from one on whose bits are set.
static void note_block(struct search *search, size_t position, uint64_t mask) {
  const struct cs_records *records = search->records;
  const struct cs_needle *needle = search->needle;
  const struct cs_record_hits *hits = search->hits;
  if (needle->size > 2 || needle->line > 0) {
    size_t record = search->record;
    for (uint64_t rest = mask; rest; rest &= rest - 1) {
      size_t offset = (size_t)__builtin_ctzll(rest);
      if (!is_hit(search, position + offset)) mask ^= (uint64_t)1 << offset;
    }
    search->record = record;
  }
  uint64_t starting = mask, whole = 0;
  if (mask && hits->starting) {
    const uint8_t *at = records->text + position;
    if (!search->is_anchored) starting &= ~(position ? word_bytes(at - 1) : word_bytes(at) << 1);
    whole = starting;
    if (needle->bytes[needle->size - 1] != '\n') whole &= ~word_bytes(at + needle->size);
  }
  while (mask) {
    advance(search, position + (size_t)__builtin_ctzll(mask));
    size_t rest = records->starts[search->record + 1] - position;
    uint64_t own = rest < BLOCK ? mask & (((uint64_t)1 << rest) - 1) : mask;
    set(hits->found, search->record, true);
    if (hits->starting) {
      set(hits->starting, search->record, starting & own);
      set(hits->whole, search->record, whole & own);
    }
    mask ^= own;
  }
}

// Notes the hit at a position, if there is one.
static void note(struct search *search, size_t position) {
  const struct cs_records *records = search->records;
  const struct cs_needle *needle = search->needle;
  const struct cs_record_hits *hits = search->hits;
  if (!is_hit(search, position)) return;
  advance(search, position);
  set(hits->found, search->record, true);
  if (!hits->starting) return;
  size_t end = position + needle->size;
  bool starts = search->is_anchored || position == 0 || !is_word_byte(records->text[position - 1]);
  bool ends = needle->bytes[needle->size - 1] == '\n' || end == records->size
    || !is_word_byte(records->text[end]);
  set(hits->starting, search->record, starts);
  set(hits->whole, search->record, starts && ends);
}

// Searches the records from `first` up to `end`, which is none of them.
static void search_run(struct search *search, size_t first, size_t end) {
  const struct cs_records *records = search->records;
  const struct cs_needle *needle = search->needle;
  size_t position = records->starts[first], stop = records->starts[end];
  if (stop - position < needle->size) return;
  stop -= needle->size - 1;
  search->record = first;

  block_bytes ends[2] = {needle->bytes[0], needle->bytes[needle->size - 1]};
  // A block reads up to the byte after the needle at the block's last position.
  for (; position < stop && records->size - position >= BLOCK + needle->size;
       position += BLOCK) {
    uint64_t mask = candidates(records->text + position, needle->size - 1, ends);
    if (stop - position < BLOCK) mask &= ((uint64_t)1 << (stop - position)) - 1;
    if (mask) note_block(search, position, mask);
  }
  for (; position < stop; position++) note(search, position);
}

void cs_search_records(const struct cs_records *records, const uint64_t *within,
    const struct cs_needle *needle, const struct cs_record_hits *hits) {
  if (needle->size == 0) return;
  struct search search = {
      .records = records, .needle = needle, .hits = hits,
      .is_anchored = needle->bytes[0] == '\n'};
  size_t first = 0;
  while (first < records->count) {
    if (!is_set(within, first)) {
      first++;
      continue;
    }
    size_t end = first + 1;
    while (end < records->count && is_set(within, end)) end++;
    search_run(&search, first, end);
    first = end;
  }
}
