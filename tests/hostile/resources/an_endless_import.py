"""Never comes to the end of its import, and prints all the while.

Comes: TOO_SLOW
Held by: design
Control: none (as a loop in a call stops it)
"""

while True:
    print("still importing", "." * 1_000)
