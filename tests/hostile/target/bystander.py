"""Stands beside a run with a secret: it tells it to whoever can connect to it."""

import contextlib
import os
import selectors
import socket
import sys

secret = os.environ["GRADER_TOKEN"].encode()
os.umask(0)
listeners = [socket.create_server(("127.0.0.1", 0))]
for name in (sys.argv[1], "\0listener" + os.path.basename(os.path.dirname(sys.argv[1]))):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(name)
    listener.listen()
    listeners.append(listener)
selector = selectors.DefaultSelector()
for listener in listeners:
    selector.register(listener, selectors.EVENT_READ)
print(listeners[0].getsockname()[1], flush=True)
selector.register(0, selectors.EVENT_READ)
while True:
    for key, _ in selector.select():
        if key.fileobj == 0:  # nobody holds the other end any more
            sys.exit()
        connection, _ = key.fileobj.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(secret)
