#!/usr/bin/env python3
"""Statistics of a Hubbub: how much is said in its rooms, how many people are there, what is played.

A process of its own, in Python's standard library and this one file. It joins the hub's event bus over the TCP bridge
with the token of a service, counts what it hears, and keeps it in one JSON file. It answers at
service.statistics.summary, publishes service.event.statistics.figures when something has changed, and says a word in a
room where somebody asks it with "!stats".

The class Bus is a client of the bridge that knows nothing of statistics. Copy it for a module of your own.
"""
import argparse
import asyncio
import itertools
import json
import logging
import os
import pathlib
import random
import re
import signal
import stat
import struct
import sys
import time

LOG = logging.getLogger("statistics")
EXITS = {"conf": 78, "file": 73, "token": 77}
SAID_BY_HUB = "server"
BESIDE = set()
INTERNAL, UNAVAILABLE, BAD_REQUEST, FORBIDDEN, TOKEN_INVALID, NO_SUCH_ROOM, ALREADY_CONNECTED = 1, 2, 3, 4, 15, 30, 43


class Failure(Exception):
    """A request that failed, with the number and the sentence of the hub's ErrorCode."""

    def __init__(self, code, sentence):
        super().__init__(sentence)
        self.code = code


class SentAway(Failure):
    """The hub has ended the connection, and said why."""


class Bus:
    """The hub's event bus over its TCP bridge: four bytes with a length, then so many bytes of JSON.

    It connects again and again by itself, shows the token first, pings as a heartbeat, and calls for each event or
    request the function that listens to its address. What the function returns is the answer to a request; a Failure
    that it raises fails it.
    """

    LONGEST_FRAME = 4 << 20
    WAITING_BYTES = 1 << 20
    CONNECT_SECONDS, REQUEST_SECONDS, PING_SECONDS, SILENCE_SECONDS = 10, 15, 10, 30
    SHORTEST_WAIT, LONGEST_WAIT = 0.5, 20

    def __init__(self, host, port, token):
        self.host, self.port, self.token = host, port, token
        self.opened = None  # a coroutine function that is run on each new connection
        self.handlers = {}
        self.answers = {}
        self.closed_to_us = set()
        self.numbers = itertools.count(1)
        self.reader = self.writer = None

    def listen(self, address, handler):
        """Calls handler(body) with all that comes to an address, from the next connection on."""
        self.handlers[address] = handler

    async def run(self):
        """Stays connected; raises SentAway where trying again is of no use."""
        attempt = 0
        while True:
            began = time.monotonic()
            try:
                await self.connect()
                LOG.info("bus.opened hub=%s:%d", self.host, self.port)
                await self.converse()
            except SentAway as end:
                if end.code in (TOKEN_INVALID, ALREADY_CONNECTED):
                    raise
                LOG.warning('bus.closed code=%d reason="%s"', end.code, end)
            except (Failure, OSError, EOFError, ValueError, RecursionError, asyncio.TimeoutError) as problem:
                LOG.warning('bus.lost hub=%s:%d reason="%s"', self.host, self.port, problem or type(problem).__name__)
            finally:
                self.leave()
            attempt = 0 if time.monotonic() - began > self.LONGEST_WAIT else attempt + 1
            # Full jitter: all who lost the hub at the same moment do not come back at the same moment.
            wait = random.uniform(self.SHORTEST_WAIT, min(self.LONGEST_WAIT, 2 ** min(attempt, 10)))
            LOG.info("bus.waiting seconds=%.1f", wait)
            await asyncio.sleep(wait)

    async def connect(self):
        opening = asyncio.open_connection(self.host, self.port)
        self.reader, self.writer = await asyncio.wait_for(opening, self.CONNECT_SECONDS)
        self.send(type="ping", headers={"token": self.token})
        frame = await self.read()
        if frame.get("type") != "pong":
            raise sent_away(frame)
        for address in self.handlers:
            self.send(type="register", address=address)

    async def converse(self):
        self.closed_to_us.clear()
        tasks = [beside(self.ping())] + ([beside(self.opened())] if self.opened else [])
        try:
            while True:
                self.take(await self.read())
        finally:
            for task in tasks:
                task.cancel()

    async def ping(self):
        while True:
            await asyncio.sleep(self.PING_SECONDS)
            self.send(type="ping")

    async def read(self):
        """Returns the next frame; the answers to our own pings are the least that must come."""
        head = await asyncio.wait_for(self.reader.readexactly(4), self.SILENCE_SECONDS)
        length, = struct.unpack(">i", head)
        if not 0 < length <= self.LONGEST_FRAME:
            raise ValueError(f"a frame of {length} bytes")
        frame = json.loads(await asyncio.wait_for(self.reader.readexactly(length), self.SILENCE_SECONDS))
        if not isinstance(frame, dict):
            raise ValueError("a frame that is no object")
        return frame

    def is_open(self):
        return self.writer is not None and not self.writer.is_closing()

    def send(self, **frame):
        if not self.is_open():
            raise Failure(UNAVAILABLE, "There is no connection to the hub.")
        text = json.dumps(frame).encode()
        self.writer.write(struct.pack(">i", len(text)) + text)
        if self.writer.transport.get_write_buffer_size() > self.WAITING_BYTES:
            self.writer.transport.abort()

    def publish(self, address, body):
        self.send(type="publish", address=address, body=body)

    async def ask(self, address, body):
        """Returns the answer's body; raises Failure. What the token is not for is asked once for a connection only."""
        if address in self.closed_to_us:
            raise Failure(FORBIDDEN, f"The token is not for {address}.")
        reply = f"{address}#{next(self.numbers)}"
        answer = self.answers[reply] = asyncio.get_running_loop().create_future()
        try:
            self.send(type="send", address=address, replyAddress=reply, body=body)
            return await asyncio.wait_for(answer, self.REQUEST_SECONDS)
        except asyncio.TimeoutError:
            raise Failure(UNAVAILABLE, f"No answer came from {address}.") from None
        except Failure as failure:
            if failure.code == FORBIDDEN:
                self.closed_to_us.add(address)
                LOG.warning('bus.forbidden address=%s reason="%s"', address, failure)
            raise
        finally:
            self.answers.pop(reply, None)

    def take(self, frame):
        kind, address = frame.get("type"), frame.get("address")
        answer = self.answers.pop(address, None)
        if answer is not None and not answer.done():
            if kind == "err":
                answer.set_exception(failure_of(frame))
            else:
                answer.set_result(frame.get("body"))
        elif kind == "err" and "sourceAddress" in frame:
            LOG.warning('bus.refused address=%s reason="%s"', frame["sourceAddress"], frame.get("message"))
        elif kind == "err":
            raise sent_away(frame)
        elif kind == "message" and address in self.handlers:
            self.hear(self.handlers[address], frame)

    def hear(self, handler, frame):
        answer = {}
        try:
            answer["body"] = handler(frame.get("body") or {}) or {}
        except Failure as failure:
            answer.update(failureCode=failure.code, message=str(failure))
        except Exception:  # Whatever one message does, the others are still heard.
            LOG.exception("bus.broken address=%s", frame["address"])
            answer.update(failureCode=INTERNAL, message="Something went wrong in the statistics.")
        if frame.get("replyAddress"):
            self.send(type="send", address=frame["replyAddress"], **answer)

    def leave(self):
        for answer in self.answers.values():
            if not answer.done():
                answer.set_exception(Failure(UNAVAILABLE, "The connection to the hub is lost."))
        self.answers.clear()
        if self.writer is not None:
            self.writer.close()
            self.writer = None


def failure_of(frame, kind=Failure):
    return kind(frame.get("failureCode", INTERNAL), frame.get("message", "Something went wrong."))


def sent_away(frame):
    return failure_of(frame, SentAway)


def beside(work):
    """Does something beside the reading; what goes wrong is in the log."""
    async def told():
        try:
            await work
        except Failure as failure:
            LOG.warning('bus.failed code=%d reason="%s"', failure.code, failure)
        except Exception:
            LOG.exception("bus.broken")
    task = asyncio.ensure_future(told())
    BESIDE.add(task)  # The loop itself would forget it.
    task.add_done_callback(BESIDE.discard)
    return task


class Counts:
    """How many there were in each of the last spans of time, such as minutes."""

    def __init__(self, span_seconds, most, counts=()):
        self.span, self.most = span_seconds * 1000, most
        self.counts = {whole(int(place)): whole(count) for place, count in dict(counts).items()}

    def add(self, at):
        """Counts one, and returns how many there were in the same span."""
        place = at // self.span
        self.counts[place] = self.counts.get(place, 0) + 1
        oldest = max(self.counts) - self.most
        self.counts = {each: count for each, count in self.counts.items() if each > oldest}
        return self.counts.get(place, 0)

    def row(self, now):
        last = now // self.span
        return [self.counts.get(place, 0) for place in range(last - self.most + 1, last + 1)]


class Room:
    """One room: how far its log was heard, and how much was said. Each event counts once."""

    def __init__(self, kept=None):
        kept = kept or {}
        self.epoch, self.seq = text(kept.get("epoch", "")), whole(kept.get("seq", 0))
        self.total, self.missed = whole(kept.get("total", 0)), whole(kept.get("missed", 0))
        self.minutes = Counts(60, 60, kept.get("minutes", {}))
        self.hours = Counts(3600, 48, kept.get("hours", {}))
        self.days = Counts(86400, 90, kept.get("days", {}))

    def is_new(self, epoch, seq):
        """Notes an event's number; those between it and the one before were missed, and nobody can tell us of them."""
        if epoch == self.epoch and seq <= self.seq:
            return False
        if self.epoch:
            self.missed += seq - 1 - (self.seq if epoch == self.epoch else 0)
        self.epoch, self.seq = epoch, seq
        return True

    def said(self, at):
        self.total += 1
        self.minutes.add(at)
        self.days.add(at)
        return self.hours.add(at)

    def kept(self):
        return {"epoch": self.epoch, "seq": self.seq, "total": self.total, "missed": self.missed,
                "minutes": self.minutes.counts, "hours": self.hours.counts, "days": self.days.counts}


class Statistics:
    """All that is counted, and nothing of how it came here. Names are kept only where they are wanted."""

    VERSION = 1
    MOST_TALKERS, MOST_ACTIVE = 1000, 10000
    ACTIVE_MILLIS = 3600 * 1000

    def __init__(self, rooms, names, talkers, kept=None):
        kept = kept or {"since": now()}
        self.names, self.top = names, talkers
        self.since = whole(kept["since"])
        self.rooms = {key: Room(kept.get("rooms", {}).get(key)) for key in rooms}
        self.busiest = kept.get("busiest", {"at": 0, "messages": 0})
        self.peak = kept.get("peak", {"at": 0, "people": 0})
        self.played = {text(game): whole(count) for game, count in kept.get("played", {}).items()}
        self.results_until = whole(kept.get("results_until", 0))
        self.results_then = [whole(each) for each in kept.get("results_then", [])]
        self.talkers = {text(who): whole(count) for who, count in kept.get("talkers", {}).items()} if names else {}
        whole(self.busiest["at"]), whole(self.busiest["messages"]), whole(self.peak["at"]), whole(self.peak["people"])
        self.hub_hours = Counts(3600, 48, kept.get("hub_hours", {}))
        self.active = {}  # who said something lately; never written down
        self.present = None
        self.presence = ("", 0)

    def room_event(self, event):
        """Counts what happened in a room, and tells whether it was new."""
        room, at = self.rooms[event["room"]], whole(event["at"])
        if not room.is_new(text(event["epoch"]), whole(event["seq"])):
            return False
        if event["kind"] == "said" and event["who"] != SAID_BY_HUB:
            room.said(at)
            in_hour = self.hub_hours.add(at)
            if in_hour > self.busiest["messages"]:
                self.busiest = {"at": at // 3600000 * 3600000, "messages": in_hour}
            self.spoke(text(event["who"]), at)
        return True

    def spoke(self, who, at):
        self.active.pop(who, None)
        self.active[who] = at
        if len(self.active) > self.MOST_ACTIVE:
            del self.active[next(iter(self.active))]
        if self.names:
            self.talkers[who] = self.talkers.get(who, 0) + 1
            if len(self.talkers) > 2 * self.MOST_TALKERS:
                self.talkers = dict(self.loudest(self.MOST_TALKERS))

    def loudest(self, most):
        return sorted(self.talkers.items(), key=lambda one: (-one[1], one[0]))[:most]

    def people(self, answer):
        """Takes who is there, as the hub tells it all at once."""
        self.presence = (text(answer["incarnation"]), whole(answer["seq"]))
        self.there(len(answer["people"]))

    def presence_event(self, event):
        """Follows who comes and goes; tells whether it could, or all has to be asked for anew."""
        incarnation, seq = self.presence
        if event["incarnation"] != incarnation or whole(event["seq"]) > seq + 1:
            return False
        if event["seq"] == seq + 1:
            self.presence = (incarnation, seq + 1)
            self.there(self.present + {"came": 1, "went": -1}.get(event["kind"], 0))
        return True

    def there(self, people):
        self.present = people
        if people > self.peak["people"]:
            self.peak = {"at": now(), "people": people}

    def results(self, results):
        """Counts the matches that are over, each once, and returns how many of them were new."""
        fresh = [one for one in results if whole(one["completed_at"]) >= self.results_until
                 and (one["completed_at"] > self.results_until or whole(one["id"]) not in self.results_then)]
        for one in fresh:
            self.played[text(one["game"])] = self.played.get(one["game"], 0) + 1
            if one["completed_at"] > self.results_until:
                self.results_until, self.results_then = one["completed_at"], []
            self.results_then.append(one["id"])
        return len(fresh)

    def summary(self):
        at = now()
        self.active = {who: said for who, said in self.active.items() if said > at - self.ACTIVE_MILLIS}
        summary = {
            "since": self.since, "at": at,
            "people": {"present": self.present, "active": len(self.active), "peak": self.peak},
            "rooms": [self.room(key, at) for key in self.rooms],
            "busiest_hour": self.busiest, "matches": self.played,
            "missed": sum(room.missed for room in self.rooms.values())}
        if self.names:
            summary["talkers"] = [{"name": who, "messages": count} for who, count in self.loudest(self.top)]
        return summary

    def room(self, key, at):
        room = self.rooms[key]
        return {"room": key, "total": room.total, "missed": room.missed, "minutes": room.minutes.row(at),
                "hours": room.hours.row(at)[-24:], "days": room.days.row(at)[-30:]}

    def kept(self):
        """All that lasts, as it goes to the file."""
        return {"version": self.VERSION, "since": self.since, "busiest": self.busiest, "peak": self.peak,
                "hub_hours": self.hub_hours.counts, "played": self.played, "results_until": self.results_until,
                "results_then": self.results_then, "talkers": dict(self.loudest(self.MOST_TALKERS)),
                "rooms": {key: room.kept() for key, room in self.rooms.items()}}


class File:
    """The one file. It is replaced as a whole, so that it is never half written, whatever is killed when."""

    MOST_BYTES = 8 << 20

    def __init__(self, path):
        self.path = pathlib.Path(path)

    def read(self):
        """Returns what was kept, or None. A file that cannot be understood is put aside; a newer one is left alone."""
        try:
            if self.path.stat().st_size > self.MOST_BYTES:
                raise ValueError("it is too long")
            kept = json.loads(self.path.read_text("utf-8"))
            version = kept["version"]
            if whole(version) > Statistics.VERSION:
                raise Unusable("file", f"{self.path} is of a newer version of this module.")
            Statistics([], True, 0, kept)
            for room in kept["rooms"].values():
                Room(room)
            return kept
        except FileNotFoundError:
            return None
        except OSError as problem:
            raise Unusable("file", f"{self.path} cannot be read: {problem.strerror}.") from None
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
            aside = self.path.with_name(f"{self.path.name}.broken-{int(time.time())}")
            self.path.replace(aside)
            LOG.error('statistics.broken file=%s aside=%s reason="%s"', self.path, aside, problem)
            return None

    def write(self, kept):
        """Returns when it is on disk."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(self.path.name + ".new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(kept, out)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class Module:
    """Joins them: what the bus tells is counted, what is counted is kept, and told to whoever wants to know."""

    RESULTS, RESULTS_SECONDS = 1000, 30

    def __init__(self, conf, token, file):
        kept = file.read()
        self.conf, self.file = conf, file
        self.kept_rooms = kept["rooms"] if kept else {}
        self.statistics = Statistics(conf["rooms"], conf["names"], conf["talkers"], kept)
        self.changed, self.unsaved = True, False
        self.asking = False
        self.told_at = {}
        self.bus = Bus(conf["host"], conf["port"], token)
        self.bus.opened = self.opened
        for room in conf["rooms"]:
            self.bus.listen("rooms.event.room." + room, self.in_room)
        self.bus.listen("rooms.event.presence", self.came_or_went)
        self.bus.listen("rooms.event.started", lambda event: self.ask_people())
        self.bus.listen("games.event.over", lambda event: beside(self.look_at_results(1)) and None)
        self.bus.listen("service.statistics.summary", self.summary)

    async def run(self):
        try:
            self.file.write(self.kept())
        except OSError as problem:
            raise Unusable("file", f"{self.file.path} cannot be written: {problem.strerror}.") from None
        keeping = [beside(self.every(self.conf["saveSeconds"], self.save)),
                   beside(self.every(self.conf["publishSeconds"], self.publish))]
        try:
            await self.bus.run()
        finally:
            for task in keeping:
                task.cancel()
            self.save()

    async def opened(self):
        self.statistics.present = None
        while True:
            self.ask_people()
            beside(self.look_at_results())
            await asyncio.sleep(self.RESULTS_SECONDS)

    async def every(self, seconds, action):
        while True:
            await asyncio.sleep(seconds)
            action()

    def save(self):
        if not self.unsaved:
            return
        try:
            self.file.write(self.kept())
            self.unsaved = False
        except OSError as problem:
            LOG.error('statistics.unsaved file=%s reason="%s"', self.file.path, problem.strerror)

    def kept(self):
        kept = self.statistics.kept()
        # A room that is no longer in the configuration may come back.
        kept["rooms"] = {**self.kept_rooms, **kept["rooms"]}
        return kept

    def publish(self):
        if self.changed and self.bus.is_open():
            self.bus.publish("service.event.statistics.figures", self.statistics.summary())
            self.changed = False

    def summary(self, body):
        wanted = body.get("room")
        if wanted is None:
            return self.statistics.summary()
        if not isinstance(wanted, str):
            raise Failure(BAD_REQUEST, "The field 'room' must be a text.")
        if wanted not in self.statistics.rooms:
            raise Failure(NO_SUCH_ROOM, "This room is not among those that are counted.")
        return self.statistics.room(wanted, now())

    def in_room(self, event):
        if not self.statistics.room_event(event):
            return
        self.changed = self.unsaved = True
        wanted = self.conf["command"]
        if wanted and event["kind"] == "said" and event["text"].strip().lower() == wanted:
            self.asked_in(event["room"])

    def asked_in(self, room):
        told_at, at = self.told_at.get(room, -self.conf["commandSeconds"]), time.monotonic()
        if at - told_at >= self.conf["commandSeconds"]:
            self.told_at[room] = at
            beside(self.bus.ask("rooms.tell", {"room": room, "text": self.words(room)}))

    def words(self, key):
        statistics, room = self.statistics, self.statistics.room(key, now())
        since = time.strftime("%Y-%m-%d", time.gmtime(statistics.since / 1000))
        words = f"Messages: {sum(room['minutes'])} in the last hour, {room['total']} since {since}."
        if statistics.present is not None:
            words += f" People: {statistics.present} now, {statistics.peak['people']} at most."
        return words + (f" Events missed: {room['missed']}." if room["missed"] else "")

    def came_or_went(self, event):
        if self.statistics.present is None or self.statistics.presence_event(event):
            self.changed = self.unsaved = True
        else:
            self.ask_people()

    def ask_people(self):
        if not self.asking:
            self.asking = True
            beside(self.people())

    async def people(self):
        try:
            answer = await self.bus.ask("rooms.people", {})
        finally:
            self.asking = False
        self.statistics.people(answer)
        self.changed = self.unsaved = True

    async def look_at_results(self, seconds=0):
        await asyncio.sleep(seconds)  # The hub keeps a result after the game has said that it is over.
        fresh = True
        while fresh:
            answer = await self.bus.ask("matches.results", {
                "order": "oldest_first", "limit": self.RESULTS, "ended_after": self.statistics.results_until})
            fresh = self.statistics.results(answer["results"])
            if fresh:
                self.changed = self.unsaved = True


class Unusable(Exception):
    """This cannot run; the sentences say why."""

    def __init__(self, why, *sentences):
        super().__init__("\n".join(sentences))
        self.exit = EXITS[why]


def now():
    return int(time.time() * 1000)


def whole(value):
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"{value!r} is no whole number from 0 on")
    return value


def text(value):
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


class Conf:
    """The configuration's file, read strictly: all problems are told at once, and nothing is corrected in silence."""

    ROOM = re.compile(r"[A-Za-z0-9_-]{1,64}")

    def __init__(self, path):
        self.problems, self.path = [], path
        try:
            self.json = json.loads(pathlib.Path(path).read_text("utf-8"))
        except OSError as problem:
            raise Unusable("conf", f"{path} cannot be read: {problem.strerror}.") from None
        except (ValueError, RecursionError) as problem:
            raise Unusable("conf", f"{path} is no JSON: {problem}.") from None
        if not isinstance(self.json, dict):
            raise Unusable("conf", f"{path} must be a JSON object.")
        self.known = {"$comment"}

    def value(self, key, default, fits, expected):
        self.known.add(key)
        value = self.json.get(key, default)
        if not fits(value):
            self.problems.append(f"{self.path}: {key} is {json.dumps(value)}, expected {expected}")
        return value

    def number(self, key, default, least, most, unit):
        return self.value(key, default, lambda value: type(value) is int and least <= value <= most,
                          f"{unit} from {least} to {most}")

    def text(self, key, default):
        return self.value(key, default, lambda value: isinstance(value, str) and value != "", "a text")

    def all(self):
        """Returns the configuration, or raises with all that is wrong with it."""
        rooms = self.value("rooms", ["general", "random"], lambda value: isinstance(value, list) and len(value) <= 50
                           and all(isinstance(one, str) and self.ROOM.fullmatch(one) for one in value)
                           and len(set(value)) == len(value),
                           "at most 50 rooms by their keys: letters, digits, _ and -, none twice")
        conf = {
            "host": self.text("host", "127.0.0.1"), "port": self.number("port", 7000, 1, 65535, "a TCP port"),
            "token": self.value("token", {"$env": "HUBBUB_STATISTICS_TOKEN"}, self.is_reference,
                                'where the token is: {"$env": "A_NAME"} or {"$file": "a file that only you can read"}'),
            "rooms": rooms,
            "names": self.value("names", False, lambda value: isinstance(value, bool), "true or false"),
            "talkers": self.number("talkers", 10, 1, 100, "people"),
            "command": self.value("command", "!stats", lambda value: value is None or isinstance(value, str)
                                  and value != "" and value == value.strip().lower(),
                                  "a word in small letters, or null for none"),
            "commandSeconds": self.number("commandSeconds", 10, 1, 3600, "s"),
            "publishSeconds": self.number("publishSeconds", 5, 1, 3600, "s"),
            "saveSeconds": self.number("saveSeconds", 5, 1, 3600, "s"),
            "file": self.text("file", "statistics.json"),
        }
        for key in sorted(set(self.json) - self.known):
            self.problems.append(f"{self.path}: {key} is not known")
        if self.problems:
            raise Unusable("conf", *self.problems)
        return conf

    @staticmethod
    def is_reference(value):
        return isinstance(value, dict) and len(value) == 1 and set(value) <= {"$env", "$file"} \
            and all(isinstance(one, str) and one for one in value.values())


def token_of(reference):
    """Returns the token, which stands neither in the configuration nor on the command line, where others see it."""
    if "$env" in reference:
        token = os.environ.get(reference["$env"], "")
        if not token:
            raise Unusable("token", f"The environment variable {reference['$env']} with the token is not set.")
    else:
        path = pathlib.Path(reference["$file"])
        try:
            found = path.stat()
            if found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & 0o077:
                raise Unusable("token", f"{path} with the token must be yours, and readable by you alone (chmod 600).")
            token = path.read_text("utf-8")
        except (OSError, ValueError) as problem:
            raise Unusable("token", f"{path} with the token cannot be read: {problem}.") from None
    token = token.strip()
    if not token.startswith("service."):
        raise Unusable("token", "The token is none of a service: those begin with \"service.\".")
    return token


async def stay(module):
    """Runs until it is asked to end, by SIGTERM or Ctrl-C."""
    work = asyncio.ensure_future(module.run())
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, work.cancel)
    try:
        await work
    except asyncio.CancelledError:
        LOG.info("statistics.ended")


def main():
    arguments = argparse.ArgumentParser(
        description="Counts what happens on a Hubbub, and tells who wants to know.",
        epilog="The token is that of a service. It comes from the environment variable or the file that the "
               "configuration names. Exit codes: 0 ended by SIGTERM or Ctrl-C; 2 wrong arguments; "
               + "; ".join(f"{code} something is wrong with the {why}" for why, code in EXITS.items())
               + ". Where there is no hub it goes on trying.")
    arguments.add_argument("conf", help="the configuration, such as conf/statistics.json")
    arguments.add_argument("--check", action="store_true", help="only say whether the configuration is right")
    wanted = arguments.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr)
    try:
        conf = Conf(wanted.conf).all()
        if wanted.check:
            return 0
        file = File(pathlib.Path(os.environ.get("HUBBUB_DATA") or "data") / conf["file"])
        module = Module(conf, token_of(conf["token"]), file)
        asyncio.run(stay(module))
        return 0
    except Unusable as problem:
        print(problem, file=sys.stderr)
        return problem.exit
    except SentAway as end:
        print(f"The hub does not take the token any more: {end}" if end.code == ALREADY_CONNECTED else
              f"The hub does not take the token: {end} An administrator can make a new one.", file=sys.stderr)
        return EXITS["token"]


if __name__ == "__main__":
    sys.exit(main())
