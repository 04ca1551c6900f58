import html
from html.entities import entitydefs, html5

print(len(html5), html5["rarr;"], html5["NotEqualTilde;"] == "\u2242\u0338", entitydefs["eacute"])  # expect: 2231 → True é
print(html.unescape("&rarr;&lt&check;&apos; &notit; &notin; &foo; &#x41;"))  # expect: →<✓' ¬it; ∉ &foo; A
