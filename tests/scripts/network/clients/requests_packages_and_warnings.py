import requests
import urllib3
from requests.packages.urllib3.exceptions import InsecureRequestWarning

print(InsecureRequestWarning is urllib3.exceptions.InsecureRequestWarning)  # expect: True
requests.packages.urllib3.disable_warnings(InsecureRequestWarning)
print(requests.packages.urllib3 is urllib3, requests.__version__)  # expect: True 2.34.2
