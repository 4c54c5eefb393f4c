#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the image; whatever fails here fails the build.
#
# PIP_TORCH says where PyTorch comes from, as options of pip; as it is, PyTorch's index of CPU builds.
set -euo pipefail
umask 022

source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
venv=${DLGRADER_VENV:-/opt/dlgrader}
pip_torch=${PIP_TORCH---index-url https://download.pytorch.org/whl/cpu}

# What staff keeps is root's alone; a box has a user of its own.
chown -R 0:0 "$source"
chmod -R go= "$source"

# The system's Python runs Gradescope's own programs: it is only asked for a virtual environment.
python3 -c 'import sys; sys.exit(sys.version_info < (3, 10) and "the grader needs Python 3.10")'
if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3-venv
fi
python3 -m venv "$venv"
# shellcheck disable=SC2086 - several options
"$venv/bin/python" -m pip install --no-cache-dir $pip_torch "$(grep '^torch==' "$source/requirements.txt")"
"$venv/bin/python" -m pip install --no-cache-dir "$source"/dlgrader-*.whl -r "$source/requirements.txt"

# An image without a working PyTorch must not be built.
"$venv/bin/python" -I -c 'import torch; print("PyTorch", torch.__version__)'
"$venv/bin/grader" --help >/dev/null
