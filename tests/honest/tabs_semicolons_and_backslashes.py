"""Written with tabs, semicolons and continued lines, and never formatted."""

# fmt: off
factor = 1; factor += \
	1

def double(x):
	if x is not None: y = x; return factor \
		* y
# fmt: on
