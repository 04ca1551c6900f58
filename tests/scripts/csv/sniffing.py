"""Sniffer: delimiters and quotes told from a sample, headers told from types."""

import csv

SAMPLES = [
    "a,b,c\n1,2,3\n4,5,6\n", "a;b;c\n1;2;3\n", "'a','b'\n'c','d'\n", "a\tb\nc\td\n", "name|age\nbob|5\n", '"a", "b"\n"c", "d"\n', "", "a b c\nd e f\n",
]
for sample in SAMPLES:
    try:
        found = csv.Sniffer().sniff(sample)
        print(repr(sample), repr(found.delimiter), found.quotechar, found.doublequote, found.skipinitialspace, csv.Sniffer().has_header(sample))
    except csv.Error as error:
        print(repr(sample), error)

# output:
# 'a,b,c\n1,2,3\n4,5,6\n' ',' " False False True
# 'a;b;c\n1;2;3\n' ';' " False False True
# "'a','b'\n'c','d'\n" ',' ' False False False
# 'a\tb\nc\td\n' '\t' " False False False
# 'name|age\nbob|5\n' '|' " False False True
# '"a", "b"\n"c", "d"\n' ',' " False True False
# '' Could not determine delimiter
# 'a b c\nd e f\n' ' ' " False False False
