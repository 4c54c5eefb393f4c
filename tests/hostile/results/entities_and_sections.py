"""Ends the sections of XML and HTML, and writes entities for what was escaped.

Comes: WRONG
Held by: report
Control: none (a plain grader hands it on)
"""


def double(x):
    print("]]></system-out></testcase><testcase name='kestrel'/><!-- &lt;script&gt; &#27;[31m")
    return {"]]>": "<![CDATA[ &amp; <?xml version='1.1'?> <!DOCTYPE kestrel [<!ENTITY a 'b'>]>"}
