'a' "b" '''c
d'''
r'\n', b'\x41\n', rb'\d', u'u', '\101\u00e9\N{BULLET}\
joined', '\ud800'
