"""Where the functions of `operator` say that they come from: pickles name them by it."""

from operator import *
