from unittest.mock import MagicMock, Mock, create_autospec, mock_open, patch

with patch("builtins.open", mock_open(read_data="one\ntwo\n")):
    file = open("x")
    print(next(file), list(file))
print(str(MagicMock(**{"__str__.return_value": "shown"})), int(MagicMock(**{"__int__.return_value": 12})))
print(type(next(MagicMock())).__name__)
limited = Mock(spec=("allowed",))
print(limited.allowed is not None, hasattr(limited, "other"), hasattr(Mock(), "__name__"))
pretender = Mock()
pretender.__class__ = dict
print(isinstance(pretender, dict))


class Service:
    @classmethod
    def made(cls, name): ...

    def call(self, number, times=1): ...


service = create_autospec(Service)
for wrong in (lambda: service.made(), lambda: service().call()):
    try:
        wrong()
    except TypeError as error:
        print(error)

# output:
# one
#  ['two\n']
# shown 12
# MagicMock
# True False False
# True
# missing a required argument: 'name'
# missing a required argument: 'number'
