#define CS 1
