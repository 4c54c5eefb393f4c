"""The options that have a class graded by a cluster."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import AssignmentError

if TYPE_CHECKING:
    from grader.course.cluster import Cluster

KEYS = {
    "tls_ca": "the certificate of the authority that signed all others, PEM",
    "tls_cert": "this machine's certificate, PEM",
    "tls_key": "the key of this certificate, PEM",
}


def add_cluster(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="grade by dask.distributed: tls://HOST:PORT of a scheduler, or local:N workers here",
    )
    for name, what in KEYS.items():
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, type=Path, metavar="FILE", help=f"for --cluster tls://: {what}")


def cluster_of(options: argparse.Namespace) -> Cluster | None:
    """The cluster that was asked for, if one was.

    Raises:
        AssignmentError: some of the three files are missing.
    """
    given = {name: getattr(options, name) for name in KEYS}
    if not options.cluster:
        if any(given.values()):
            raise AssignmentError("--tls-ca, --tls-cert and --tls-key are for --cluster")
        return None
    from grader.course.cluster import Cluster, Keys

    missing = [f"--{name.replace('_', '-')}" for name, path in given.items() if not path]
    if missing and len(missing) < len(KEYS):
        raise AssignmentError(f"--cluster: {', '.join(missing)} is missing")
    absent = [str(path) for path in given.values() if path and not path.is_file()]
    if absent:
        raise AssignmentError(f"--cluster: there is no file {', '.join(absent)}")
    keys = None if missing else Keys(*given.values())
    return Cluster(options.cluster, keys, options.box, getattr(options, "accept_level", None))
