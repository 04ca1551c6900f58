import copy
import operator
import pickle
from typing import Annotated, Callable, Dict, List, Optional, Tuple

for alias in List[int], Dict[str, List[int]], Tuple[int, ...], Optional[int], Callable[[int], str], Annotated[int, 1], int | str:
    print(copy.copy(alias) == copy.deepcopy(alias) == pickle.loads(pickle.dumps(alias)) == alias)
print(pickle.loads(pickle.dumps(operator.getitem)))
print(List[int].__reduce__())

# output:
# True
# True
# True
# True
# True
# True
# True
# <built-in function getitem>
# (<built-in function getitem>, (typing.List, <class 'int'>))
