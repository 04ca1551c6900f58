import __future__
import keyword

print(len(keyword.kwlist), keyword.softkwlist, keyword.iskeyword("for"), keyword.iskeyword("match"), keyword.issoftkeyword("match"))  # expect: 35 ['_', 'case', 'match', 'type'] True False True
print(__future__.annotations, __future__.division.getMandatoryRelease(), __future__.annotations.getMandatoryRelease())  # expect: _Feature((3, 7, 0, 'beta', 1), None, 16777216) (3, 0, 0, 'alpha', 0) None
