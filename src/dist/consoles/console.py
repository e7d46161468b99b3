#!/usr/bin/env python3
"""A whole console in Python's standard library: who, say and quit, and what is said in the rooms as it is said.

Put its path into "command" of conf/console.json. The hub starts it for a person, and tells it by its environment where
to connect to and what to show there. One socket leads to the page: JSON packets, the byte 4 behind each. The other leads
to the hub's event bus: JSON frames, four bytes with the length before each.
"""
import json
import os
import socket
import struct
import threading

env = os.environ
page = socket.create_connection(("127.0.0.1", int(env["HUBBUB_CONSOLE_PORT"])))
host, port = env["HUBBUB_BUS"].rsplit(":", 1)
bus = socket.create_connection((host, int(port)))
frames_in = bus.makefile("rb")


def to_page(packet):
    page.sendall(json.dumps(packet).encode() + b"\x04")


def packets():
    rest = b""
    while chunk := page.recv(65536):
        *whole, rest = (rest + chunk).split(b"\x04")
        yield from map(json.loads, whole)


def to_bus(**frame):
    text = json.dumps(frame).encode()
    bus.sendall(struct.pack(">i", len(text)) + text)


def from_bus():
    return json.loads(frames_in.read(struct.unpack(">i", frames_in.read(4))[0]))


def show_bus():
    while True:
        frame = from_bus()
        body = frame.get("body", {})
        if frame["type"] == "err":
            text = frame["message"]
        elif "people" in body:
            text = "Here are " + ", ".join(person["name"] for person in body["people"]) + "."
        else:
            text = f"{body['who']}: {body['text']}" if "who" in body else ""
        if text:
            to_page({"type": "response", "data": text})


to_page({"username": env["HUBBUB_CONSOLE_USERNAME"], "connection_code": env["HUBBUB_CONSOLE_CODE"]})
to_bus(type="ping", headers={"token": env["HUBBUB_TOKEN"]})
assert from_bus()["type"] == "pong"
to_bus(type="send", address="console.desk.hello", replyAddress="hello", body={})
to_bus(type="register", address="console.event.desk." + from_bus()["body"]["console"])
to_bus(type="send", address="console.desk.enter", replyAddress="enter", body={})
threading.Thread(target=show_bus, daemon=True).start()
for packet in packets():
    word, _, rest = str(packet.get("data", "")).strip().partition(" ")
    if packet["type"] == "connection_init":
        to_page({"type": "response", "data": "Type who, say TEXT or quit."})
    elif word == "quit":
        to_page({"type": "quit", "data": ""})
        break
    elif word in ("who", "say"):
        to_bus(type="send", address="console.desk." + word, replyAddress=word, body={"text": rest})
    else:
        to_page({"type": "response", "data": "There is who, say TEXT and quit."})
