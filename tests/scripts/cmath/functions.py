import cmath


def error(call):
    """The exception that a call ends in."""
    try:
        return call()
    except Exception as exception:
        return f"{type(exception).__name__}: {exception}"


z = 1 + 2j
print(cmath.sqrt(-1), cmath.sqrt(z), cmath.exp(z), cmath.log(z), cmath.log(z, 10), cmath.log10(z), cmath.phase(z), cmath.polar(z), cmath.rect(2, cmath.pi / 2))  # expect: 1j (1.272019649514069+0.7861513777574233j) (-1.1312043837568135+2.4717266720048188j) (0.8047189562170503+1.1071487177940904j) (0.3494850021680094+0.480828578784234j) (0.3494850021680094+0.480828578784234j) 1.1071487177940904 (2.23606797749979, 1.1071487177940904) (1.2246467991473532e-16+2j)
print(cmath.sin(z), cmath.cos(z), cmath.tan(z), cmath.sinh(z), cmath.cosh(z), cmath.tanh(z))  # expect: (3.165778513216168+1.9596010414216063j) (2.0327230070196656-3.0518977991518j) (0.0338128260798967+1.0147936161466335j) (-0.4890562590412937+1.4031192506220405j) (-0.64214812471552+1.0686074213827783j) (1.16673625724092-0.24345820118572534j)
print(cmath.asin(z), cmath.acos(z), cmath.atan(z), cmath.asinh(z), cmath.acosh(z), cmath.atanh(z))  # expect: (0.4270785863924761+1.5285709194809982j) (1.1437177404024204-1.5285709194809982j) (1.3389725222944935+0.40235947810852507j) (1.4693517443681852+1.063440023577752j) (1.5285709194809982+1.1437177404024204j) (0.17328679513998632+1.1780972450961724j)
print(cmath.isclose(z, z + 1e-12), cmath.isnan(complex("nan")), cmath.isinf(complex("inf")), cmath.isfinite(z), cmath.infj, cmath.tau)  # expect: True True True True infj 6.283185307179586
print(error(lambda: cmath.log(0)))  # expect: ValueError: math domain error
print(error(lambda: cmath.atanh(1)))  # expect: ValueError: math domain error
print(error(lambda: cmath.exp(1000)))  # expect: OverflowError: math range error
print(error(lambda: cmath.sqrt("a")))  # expect: TypeError: must be real number, not str
