"""Identifiers in Greek, one of which Python normalises to another spelling."""

λ = 2
ﬁnal = "an identifier with a ligature"


def double(χ):
    assert final == ﬁnal
    return λ * χ
