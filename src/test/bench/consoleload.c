/* The console overseer measured: a console, the page of one person, and the least an overseer can do between them.
 *
 *   consoleload console                  what the hub starts: sends packets back, and floods when it is told to
 *   consoleload page [options]           logs in at /console and measures; prints a line of JSON
 *   consoleload limit PORT               a websocket on one side, a console of its own on the other, and no more
 *
 * page: --port P --path /console --user U --password W --keys N (echoes to time) --bytes B (to be flooded with)
 *       --hold S (seconds to stay) --server-pid PID (whose CPU time is told).
 * Exit status: 0 measured, 1 something was lost, 2 could not run.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 1 << 21, PACKET = 1000 };

typedef struct { int fd; size_t from, to; char *bytes; } reader;

static void fail(const char *format, ...) {
    va_list args;
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    exit(2);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

static int dial(int port) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(fd, (struct sockaddr *)&to, sizeof to)) fail("nobody at port %d", port);
    return fd;
}

static int bound(int port) {
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, (struct sockaddr *)&at, sizeof at) || listen(fd, 16)) fail("cannot listen at %d", port);
    return fd;
}

static int met(int listener) {
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC), on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

static void put(int fd, const void *data, size_t n) {
    for (const char *at = data; n;) {
        ssize_t sent = send(fd, at, n, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR) exit(1);
        if (sent > 0) { at += sent; n -= (size_t)sent; }
    }
}

static void init(reader *r, int fd) {
    *r = (reader){.fd = fd, .bytes = malloc(ROOM)};
}

/* Reads what there is; false at the end. */
static int more(reader *r) {
    if (r->from == r->to) r->from = r->to = 0;
    if (r->from > ROOM / 2) {
        memmove(r->bytes, r->bytes + r->from, r->to - r->from);
        r->to -= r->from;
        r->from = 0;
    }
    ssize_t got = recv(r->fd, r->bytes + r->to, ROOM - r->to, 0);
    if (got > 0) r->to += (size_t)got;
    return got > 0;
}

/* The next packet that ends with the mark, if it is there. */
static char *packet(reader *r, size_t *length) {
    char *begin = r->bytes + r->from, *end = memchr(begin, 4, r->to - r->from);
    if (!end) return NULL;
    *length = (size_t)(end - begin);
    r->from += *length + 1;
    return begin;
}

static char *await_packet(reader *r, size_t *length) {
    char *found;
    while (!(found = packet(r, length)))
        if (!more(r)) return NULL;
    return found;
}

/* ---- a console ---- */

static void flood(int fd, long bytes) {
    static char many[64 * (PACKET + 1)];
    for (int i = 0; i < 64; i++) {
        char *one = many + i * (PACKET + 1);
        memset(one, 'x', PACKET);
        memcpy(one, "{\"type\":\"response\",\"data\":\"", 27);
        memcpy(one + PACKET - 2, "\"}\4", 3);
    }
    for (long left = bytes; left > 0; left -= 64 * PACKET) put(fd, many, sizeof many);
    put(fd, "{\"type\":\"flooded\"}\4", 19);
}

static int console(void) {
    int fd = dial(atoi(getenv("HUBBUB_CONSOLE_PORT")));
    char hello[512];
    int n = snprintf(hello, sizeof hello, "{\"username\":\"%s\",\"connection_code\":\"%s\"}\4",
                     getenv("HUBBUB_CONSOLE_USERNAME"), getenv("HUBBUB_CONSOLE_CODE"));
    put(fd, hello, (size_t)n);
    reader in;
    init(&in, fd);
    size_t length;
    if (!await_packet(&in, &length)) return 1;
    put(fd, "{\"type\":\"response\",\"data\":\"hello\"}\4", 35);
    for (char *one; (one = await_packet(&in, &length));) {
        if (!strncmp(one, "{\"type\":\"flood\",", 16)) flood(fd, atol(one + 23));
        else { one[length] = 4; put(fd, one, length + 1); }
    }
    return 0;
}

/* ---- websocket ---- */

static void frame(int fd, const char *data, size_t n, int masked) {
    static char out[ROOM];
    size_t at = 0;
    int mask = masked ? 0x80 : 0;
    out[at++] = (char)0x81;
    if (n < 126) out[at++] = (char)(mask | (int)n);
    else if (n < 65536) { out[at++] = (char)(mask | 126); out[at++] = (char)(n >> 8); out[at++] = (char)n; }
    else { out[at++] = (char)(mask | 127); for (int i = 7; i >= 0; i--) out[at++] = (char)(n >> (8 * i)); }
    if (masked) { memset(out + at, 0, 4); at += 4; }  /* a key of zeros leaves the bytes as they are */
    memcpy(out + at, data, n);
    put(fd, out, at + n);
}

/* The next frame's payload if it is there; *op says what it is. */
static char *unframed(reader *r, size_t *length, int *op) {
    uint8_t *h = (uint8_t *)r->bytes + r->from;
    size_t have = r->to - r->from, head = 2;
    if (have < 2) return NULL;
    uint64_t n = h[1] & 127;
    int wide = n == 126 ? 2 : n == 127 ? 8 : 0;
    head += (size_t)wide + (h[1] & 128 ? 4 : 0);
    if (have < head) return NULL;
    if (wide) { n = 0; for (int i = 0; i < wide; i++) n = n << 8 | h[2 + i]; }
    if (have < head + n) return NULL;
    *op = h[0] & 15;
    *length = n;
    r->from += head + n;
    return (char *)h + head;
}

static char *await_frame(reader *r, size_t *length) {
    for (int op;;) {
        char *found = unframed(r, length, &op);
        if (found && op <= 2) return found;
        if (found && op == 8) return NULL;
        if (!found && !more(r)) return NULL;
    }
}

static int upgrade(int port, const char *path) {
    char ask[512];
    int fd = dial(port), n = snprintf(ask, sizeof ask, "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n", path);
    put(fd, ask, (size_t)n);
    return fd;
}

static void past_head(reader *r) {
    for (char *end; !(end = memmem(r->bytes + r->from, r->to - r->from, "\r\n\r\n", 4));)
        if (!more(r)) fail("the connection ended in the handshake");
        else if ((end = memmem(r->bytes + r->from, r->to - r->from, "\r\n\r\n", 4))) break;
    char *end = memmem(r->bytes + r->from, r->to - r->from, "\r\n\r\n", 4);
    r->from = (size_t)(end + 4 - r->bytes);
}

/* ---- the page ---- */

static double cpu(int pid) {
    char path[64], line[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    FILE *file = fopen(path, "r");
    if (!file || !fgets(line, sizeof line, file)) fail("no process %d", pid);
    fclose(file);
    unsigned long user, sys;
    sscanf(strrchr(line, ')') + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &sys);
    return (double)(user + sys) / (double)sysconf(_SC_CLK_TCK);
}

static int ascending(const void *a, const void *b) {
    double d = *(const double *)a - *(const double *)b;
    return d < 0 ? -1 : d > 0;
}

static void say(int fd, const char *format, ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    frame(fd, text, (size_t)n, 1);
}

static int has(const char *data, size_t n, const char *what) {
    return memmem(data, n, what, strlen(what)) != NULL;
}

static double log_in(reader *in, const char *user, const char *password) {
    size_t n;
    char *got;
    say(in->fd, "{\"type\":\"login\",\"data\":\"%s\",\"version\":\"1\"}", user);
    while ((got = await_frame(in, &n)) && !has(got, n, "password_request"))
        if (has(got, n, "\"confirmation\"")) say(in->fd, "{\"type\":\"input\",\"data\":\"yes\"}");
    if (!got) fail("no question for a password");
    double begin = now();
    say(in->fd, "{\"type\":\"password\",\"data\":\"%s\"}", password);
    got = await_frame(in, &n);
    if (!got || has(got, n, "incorrect") || has(got, n, "crashed")) fail("no console: %.*s", (int)(got ? n : 0), got);
    return (now() - begin) * 1e3;
}

static double *echoes(reader *in, int keys) {
    double *took = calloc((size_t)keys + 1, sizeof *took);
    for (int i = -keys / 10; i < keys; i++) {  /* the first do not count */
        char text[64];
        size_t n, wanted = (size_t)snprintf(text, sizeof text, "{\"type\":\"command\",\"data\":\"%d\"}", i);
        double begin = now();
        frame(in->fd, text, wanted, 1);
        char *got = await_frame(in, &n);
        if (!got || n != wanted || memcmp(got, text, n)) { fprintf(stderr, "another echo than was sent\n"); exit(1); }
        if (i >= 0) took[i] = (now() - begin) * 1e6;
    }
    qsort(took, (size_t)keys, sizeof *took, ascending);
    return took;
}

static int page(int argc, char **argv) {
    int port = 0, keys = 0, hold = 0, pid = 0;
    long bytes = 0;
    const char *path = "/console", *user = "admin", *password = "";
    for (int i = 2; i + 1 < argc; i += 2) {
        const char *key = argv[i], *value = argv[i + 1];
        if (!strcmp(key, "--port")) port = atoi(value);
        else if (!strcmp(key, "--path")) path = value;
        else if (!strcmp(key, "--user")) user = value;
        else if (!strcmp(key, "--password")) password = value;
        else if (!strcmp(key, "--keys")) keys = atoi(value);
        else if (!strcmp(key, "--bytes")) bytes = atol(value);
        else if (!strcmp(key, "--hold")) hold = atoi(value);
        else if (!strcmp(key, "--server-pid")) pid = atoi(value);
        else fail("no such option: %s", key);
    }
    reader in;
    init(&in, upgrade(port, path));
    past_head(&in);
    printf("{\"start_ms\":%.3f", log_in(&in, user, password));
    if (keys) {
        double *us = echoes(&in, keys);
        printf(",\"echo_us\":{\"p50\":%.1f,\"p99\":%.1f,\"max\":%.1f}", us[keys / 2], us[keys * 99L / 100], us[keys - 1]);
    }
    if (bytes) {
        double begin = now(), busy = pid ? cpu(pid) : 0;
        long got = 0;
        size_t n;
        say(in.fd, "{\"type\":\"flood\",\"data\":%ld}", bytes);
        for (char *one; (one = await_frame(&in, &n)) && !has(one, n < 32 ? n : 32, "flooded");) got += (long)n;
        double seconds = now() - begin;
        if (got < bytes) { fprintf(stderr, "only %ld bytes came\n", got); exit(1); }
        printf(",\"MB_per_s\":%.2f", got / seconds / 1e6);
        if (pid) printf(",\"own_cpu_s_per_100MB\":%.4f", (cpu(pid) - busy) * 1e8 / got);
    }
    printf("}\n");
    fflush(stdout);
    if (hold) sleep((unsigned)hold);
    return 0;
}

/* ---- the limit ---- */

static void relay(int ws, int listener, int port, const char *self) {
    static char out[ROOM * 2];
    reader page, other;
    size_t n;
    int op;
    char number[16];
    init(&page, ws);
    past_head(&page);
    put(ws, "HTTP/1.1 101 x\r\n\r\n", 18);
    if (!await_frame(&page, &n)) return;
    frame(ws, "{\"type\":\"password_request\"}", 27, 0);
    if (!await_frame(&page, &n)) return;
    if (!fork()) {
        snprintf(number, sizeof number, "%d", port);
        setenv("HUBBUB_CONSOLE_PORT", number, 1);
        setenv("HUBBUB_CONSOLE_USERNAME", "x", 1);
        setenv("HUBBUB_CONSOLE_CODE", "x", 1);
        execl(self, self, "console", (char *)NULL);
        _exit(127);
    }
    init(&other, met(listener));
    if (!await_packet(&other, &n)) return;
    put(other.fd, "{\"type\":\"connection_init\",\"data\":\"\"}\4", 37);
    struct pollfd both[2] = {{.fd = ws, .events = POLLIN}, {.fd = other.fd, .events = POLLIN}};
    while (poll(both, 2, -1) > 0) {
        if (both[0].revents && !more(&page)) break;
        for (char *one; (one = unframed(&page, &n, &op)) && op <= 2;) {
            memcpy(out, one, n);
            out[n] = 4;
            put(other.fd, out, n + 1);
        }
        if (both[1].revents && !more(&other)) break;
        size_t at = 0;
        for (char *one; (one = packet(&other, &n));) {
            out[at++] = (char)0x81;
            if (n < 126) out[at++] = (char)n;
            else { out[at++] = 126; out[at++] = (char)(n >> 8); out[at++] = (char)n; }
            memcpy(out + at, one, n);
            at += n;
        }
        if (at) put(ws, out, at);
    }
    close(other.fd);
    free(page.bytes);
    free(other.bytes);
}

_Noreturn static void limit(int port) {
    char self[4096] = "";
    if (readlink("/proc/self/exe", self, sizeof self - 1) < 0) fail("who am I?");
    signal(SIGCHLD, SIG_IGN);
    int pages = bound(port), consoles = bound(0);
    struct sockaddr_in at;
    socklen_t size = sizeof at;
    getsockname(consoles, (struct sockaddr *)&at, &size);
    for (;;) {
        int ws = met(pages);
        char first;
        /* Who only looks whether somebody is there says nothing. */
        if (recv(ws, &first, 1, MSG_PEEK) == 1) relay(ws, consoles, ntohs(at.sin_port), self);
        close(ws);
    }
}

int main(int argc, char **argv) {
    if (argc == 2 && !strcmp(argv[1], "console")) return console();
    if (argc > 2 && !strcmp(argv[1], "page")) return page(argc, argv);
    if (argc == 3 && !strcmp(argv[1], "limit")) limit(atoi(argv[2]));
    fail("consoleload console | page ... | limit PORT");
    return 2;
}
