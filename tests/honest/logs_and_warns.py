"""Logging to the standard error, warnings, and a faulthandler."""

import faulthandler
import logging
import warnings

faulthandler.enable()
logging.basicConfig(level=logging.DEBUG)


def double(x):
    logging.getLogger(__name__).info("doubling %s", x)
    warnings.warn("this is deprecated", DeprecationWarning, stacklevel=2)
    return 2 * x
