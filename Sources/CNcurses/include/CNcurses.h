#define CN 1
