# expect status: 1
def main():
    import pdb

    pdb.set_trace()
    print("not reached")


main()

# input:
# l
# whatis main

# output:
# > input_ends.py(5)main()
# -> pdb.set_trace()
# (Pdb)   1  	# expect status: 1
#   2  	def main():
#   3  	    import pdb
#   4  	
#   5  ->	    pdb.set_trace()
#   6  	    print("not reached")
#   7  	
#   8  	
#   9  	main()
#  10  	
#  11  	# input:
# (Pdb) Function main
# (Pdb) 

# stderr:
# Traceback (most recent call last):
#   File "input_ends.py", line 9, in <module>
#     main()
#     ~~~~^^
#   File "input_ends.py", line 5, in main
#     pdb.set_trace()
#     ~~~~~~~~~~~~~^^
# bdb.BdbQuit
