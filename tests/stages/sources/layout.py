if a:
	if b:
	    c  # a tab, then a tab and spaces

    # a comment at another column
    

x = (1,

  # inside brackets nothing counts
2) ; y = \
    3
é = ªº = 'NFKC'
