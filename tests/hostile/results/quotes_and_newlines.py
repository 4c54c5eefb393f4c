"""Breaks out of a cell with quotes, commas, semicolons, tabs and every kind of newline.

Comes: WRONG
Held by: report
Control: none (a plain grader hands it on)
"""


def double(x):
    print('","kestrel",10\r\n"\n\r\x85\u2028\u2029;\t\'mallory\';10;"')
    return '","kestrel",10\r\nmallory,10\u2028'
