"""The processes of a measurement: the packaged hub, the limit in C, the load generator. All are ended by their ids."""

import itertools
import json
import os
import random
import resource
import shlex
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
HUB = ROOT / "target" / "hubbub"
OUT = ROOT / "target" / "bench"
START_LIMIT = 60
HTTP_PORT, TCP_PORT, CONSOLE_PORT, CLUSTER_PORT = 8080, 9000, 9125, 5701  # as the files in conf have them
CONSOLE_LOAD = str(HERE / "consoleload")


class Failed(Exception):
    """A measurement could not be made; the text is for the person at the terminal."""


def free_port():
    """Not one for outgoing connections: who tries until the hub is up could be given that port and reach itself."""
    for _ in range(100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", random.randrange(20000, 32000)))
                return probe.getsockname()[1]
            except OSError:
                continue
    raise Failed("no free port from 20000 to 32000")


def pinned(core, command):
    return ["taskset", "-c", str(core), *command] if os.cpu_count() > 1 else command


def raise_file_limit():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


class Process:
    """One child in a process group of its own, which ends with it, whatever happens here."""

    def __init__(self, command, log, env=None):
        self.log = Path(log)
        with open(log, "ab") as out:
            self.child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=env,
                                          start_new_session=True)
        self.pid = self.child.pid

    @property
    def ports(self):
        """Where the load generator connects to."""
        return [self.port]

    @property
    def pids(self):
        """Whose CPU it counts."""
        return [self.pid]

    def stop(self, patience=20):
        if self.child.poll() is None:
            os.killpg(self.pid, signal.SIGTERM)
            try:
                self.child.wait(patience)
            except subprocess.TimeoutExpired:
                os.killpg(self.pid, signal.SIGKILL)
        self.child.wait()

    def require_alive(self):
        if self.child.poll() is not None:
            tail = self.log.read_text(errors="replace")[-2000:]
            raise Failed(f"{self.log.name} ended with {self.child.returncode}:\n{tail}")

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rss_kb(self):
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") // 1024

    def sockets(self):
        count = 0
        for entry in os.scandir(f"/proc/{self.pid}/fd"):
            try:
                count += os.readlink(entry.path).startswith("socket:")
            except FileNotFoundError:
                pass
        return count

    def settle(self, limit=30):
        """Waits until the process is idle: what the run before left to do must not disturb the next one."""
        deadline = time.monotonic() + limit
        while time.monotonic() < deadline:
            before = self.cpu_seconds()
            time.sleep(0.5)
            if self.cpu_seconds() - before <= 0.02:
                return
        print(f"note: {self.log.name} was still busy after {limit} s", flush=True)


class Limit(Process):
    """What one thread can do that only frames and sends: see hublimit.c."""

    kind = "limit"
    options = ["--proto", "raw-ws"]

    def __init__(self, work, *mode):
        self.port = free_port()
        super().__init__(pinned(0, [str(HERE / "hublimit"), str(self.port), *mode]), work / "hublimit.log")

    def await_up(self):
        await_port(self, self.port)


class HubPlace:
    """A folder with the hub's data and its bench configuration on free ports; what starts a hub in it."""

    def __init__(self, work):
        self.ports = {}
        self.conf, self.data = work / "conf", work / "data"
        if not (HUB / "bin" / "vertx").exists():
            raise Failed("the packaged hub is missing (target/hubbub): make build")
        shutil.copytree(HUB / "conf", self.conf)
        for file in self.conf.glob("*.json"):
            file.write_text(json.dumps(self.moved(json.loads(file.read_text()))))
        self.http, self.tcp = self.ports[HTTP_PORT], self.ports[TCP_PORT]
        self.env = dict(os.environ, HUBBUB_DATA=str(self.data), HUBBUB_ADMIN_PASSWORD="bench-Passw0rd-00",
                        JAVA_OPTS=os.environ.get("JAVA_OPTS", "-Xmx512m"))
        self.command = [str(HUB / "bin" / "vertx"), "run", "hubbub.HubVerticle", "-conf",
                        str(self.conf / "hub-bench.json")]

    def moved(self, node):
        """The same configuration with the listeners on free ports, so that a hub that runs already is left alone."""
        if isinstance(node, list):
            return [self.moved(item) for item in node]
        if not isinstance(node, dict):
            return node
        return {key: self.port(value) if key == "port" and value else self.moved(value) for key, value in node.items()}

    def port(self, shipped):
        if shipped not in self.ports:
            self.ports[shipped] = free_port()
        return self.ports[shipped]


class TerminalLimit(Process):
    """The least a web terminal can do: see ptylimit.c. Not pinned, as what runs in it needs a core too."""

    kind = "limit"

    def __init__(self, work):
        self.port = free_port()
        super().__init__([str(HERE / "ptylimit"), str(self.port)], work / "ptylimit.log")

    def await_up(self):
        await_port(self, self.port)


JAVA = '. ./src/dist/bin/find-java; exec "$java_home/bin/java" -cp "target/test-classes:target/hubbub/lib/*" "$@"'


class BareTerminal(Process):
    """The least a web terminal can be in Java with the same libraries: see BareTerminal.java. Not pinned either."""

    kind = "bare"

    def __init__(self, work):
        self.port = free_port()
        super().__init__(["sh", "-c", f"cd {shlex.quote(str(ROOT))}; {JAVA}", "java", "--enable-native-access=ALL-UNNAMED",
                          "-XX:+UseSerialGC", "-Xmx512m", "hubbub.bench.BareTerminal", str(self.port)], work / "bare.log")

    def await_up(self):
        await_port(self, self.port)


class ConsoleLimit(Process):
    """The least a console overseer can do: see consoleload.c. Not pinned, as page and console need a core too."""

    kind = "limit"

    def __init__(self, work):
        self.port = free_port()
        super().__init__([CONSOLE_LOAD, "limit", str(self.port)], work / "consolelimit.log")

    def await_up(self):
        await_port(self, self.port)


class Hub(Process):
    """The packaged hub."""

    kind = "hub"

    def __init__(self, work, pin=True, **environment):
        self.place = HubPlace(work)
        self.place.env.update(environment)
        super().__init__(pinned(0, self.place.command) if pin else self.place.command, work / "hub.log", self.place.env)
        self.speak("rwci")

    def await_up(self):
        await_ready(self, self.place.http)

    def token(self):
        """A token of the admin, who may open terminals."""
        return self.post("token/", username="admin", password=self.place.env["HUBBUB_ADMIN_PASSWORD"])["token"]

    def post(self, path, **fields):
        with urllib.request.urlopen(urllib.request.Request(
                f"http://127.0.0.1:{self.place.http}/api/{path}", json.dumps(fields).encode(),
                {"Content-Type": "application/json"})) as answer:
            return json.load(answer)

    def consoles(self):
        """Resident and proportional KB of each console's own process, which dialled the hub; keepers are left out."""
        mark = f"HUBBUB_CONSOLE_PORT={self.place.port(CONSOLE_PORT)}\0".encode()
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (folder / "environ").read_bytes():
                    rollup = dict(line.split(":") for line in (folder / "smaps_rollup").read_text().splitlines()[1:])
                    found.append(tuple(int(rollup[key].split()[0]) for key in ("Rss", "Pss")))
            except (OSError, KeyError):
                pass  # gone meanwhile
        return found

    def speak(self, proto):
        if proto == "chatmaster":  # guests, who cannot have the names of the accounts that RWCI makes
            self.port, self.options = self.place.tcp, ["--proto", "chatmaster", "--user-prefix", "guest"]
        else:
            self.port, self.options = self.place.http, ["--proto", "rwci", "--path", "/rwci"]
        return self


class Redis(Process):
    """What keeps the state of several nodes; on disk within a second, as Redis recommends."""

    PASSWORD = "bench-Passw0rd-00"

    def __init__(self, work):
        self.port = free_port()
        (work / "redis").mkdir()
        super().__init__(pinned(0, ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "",
                                    "--appendonly", "yes", "--maxmemory-policy", "noeviction", "--requirepass",
                                    self.PASSWORD, "--dir", str(work / "redis")]), work / "redis.log")

    def await_up(self):
        await_port(self, self.port)


class Nodes:
    """Packaged hubs as one cluster on one core, with a Redis; the first of them serves everything."""

    kind = "hub"
    STATELESS = ("busbridge", "bridge")

    def __init__(self, bench, count):
        work = bench.work / f"nodes{count}"
        work.mkdir()
        self.redis = bench.started(Redis(work))
        places = []
        for number in range(count):
            folder = work / f"node{number}"
            folder.mkdir()
            places.append(self.place(folder))
        members = [f"127.0.0.1:{place.port(CLUSTER_PORT)}" for place in places]
        self.all = []
        for place in places:
            self.join(place, members)
            node = Process(pinned(0, place.command), place.conf.parent / "hub.log", place.env)
            bench.processes.append(node)
            await_ready(node, place.http)
            self.all.append(node)
        self.ports = self.http = [place.http for place in places]
        self.pids = [node.pid for node in self.all] + [self.redis.pid]
        self.options = ["--proto", "rwci", "--path", "/rwci"]

    def place(self, folder):
        place = HubPlace(folder)
        hub = place.conf / "hub-bench.json"
        listed = json.loads(hub.read_text())
        for line in listed["verticles"]:
            if line["name"] not in self.STATELESS:
                line["with"] = "redis.json"
        hub.write_text(json.dumps(listed))
        place.env["HUBBUB_REDIS"] = f"redis://127.0.0.1:{self.redis.port}"
        place.env["HUBBUB_REDIS_PASSWORD"] = Redis.PASSWORD
        return place

    def join(self, place, members):
        file = place.conf / "cluster.json"
        cluster = json.loads(file.read_text())
        cluster["members"] = members
        file.write_text(json.dumps(cluster))
        place.env["HUBBUB_CLUSTER"] = str(file)
        place.command.append("-cluster")

    def at(self, *numbers):
        """From now on clients connect to these of the nodes."""
        self.ports = [self.http[number] for number in numbers]
        return self

    def settle(self):
        for node in self.all:
            node.settle()

    def require_alive(self):
        for node in [*self.all, self.redis]:
            node.require_alive()


def await_port(process, port):
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        process.require_alive()
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise Failed(f"nothing listens on port {port} after {START_LIMIT} s")


def await_ready(process, port):
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        process.require_alive()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=2):
                return
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.1)
    raise Failed(f"the hub is not ready after {START_LIMIT} s; its log: {process.log}")


class Watch(threading.Thread):
    """Samples the memory and the number of sockets of a process while a run lasts."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.over = process, threading.Event()
        self.rss, self.sockets = [], []
        self.start()

    def run(self):
        while not self.over.wait(0.5):
            try:
                self.rss.append(self.process.rss_kb())
                self.sockets.append(self.process.sockets())
            except (FileNotFoundError, ProcessLookupError):
                return

    def end(self):
        self.over.set()
        self.join()


def against(server, mode, *options):
    """One run of the load generator, on the other core, against a server that runs."""
    where = [["--port", str(port)] for port in server.ports] + [["--server-pid", str(pid)] for pid in server.pids]
    result = generate(pinned(1, [str(HERE / "hubload"), mode, *server.options, *itertools.chain(*where), *options]))
    server.require_alive()
    return result


def generate(command, env=None):
    """One run of the load generator; returns what it says. A loss or a broken order is a failure."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             start_new_session=True, text=True, env=env)
    try:
        out, err = child.communicate()
    except BaseException:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        raise
    if not out.strip():
        raise Failed(f"hubload could not run ({' '.join(command)}):\n{err.strip()}")
    result = json.loads(out)
    result["exit"] = child.returncode
    wrong = {key: result[key] for key in ("lost", "corrupt", "misordered", "duplicates", "stalls", "died", "failed")
             if result.get(key)}
    if child.returncode or wrong:
        raise Failed(f"hubload ended with {child.returncode}, {wrong} ({' '.join(command)}):\n{err.strip()}\n{out.strip()}")
    return result
