"""It asks the machine what it has, by a program too, and takes what there is."""

import os
import platform
import subprocess

import torch

os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"
os.environ.setdefault("OMP_NUM_THREADS", str(os.cpu_count()))
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")

try:
    print(subprocess.run(["nvidia-smi"], capture_output=True, check=True).stdout)
except (OSError, subprocess.SubprocessError) as problem:
    print("no card:", problem)
print(platform.platform(), platform.processor(), torch.__config__.show())


def double(x):
    return 2 * (x.to(DEVICE) if isinstance(x, torch.Tensor) else x)
