import threading, warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    thread = threading.Thread()
    thread.setName("n")
    thread.setDaemon(True)
    print(thread.getName(), thread.isDaemon(), threading.activeCount(), threading.currentThread().name)
    event = threading.Event()
    event.isSet()
    with threading.Condition() as _:
        pass
for warning in caught:
    print(warning.category.__name__, warning.message)

# output:
# n True 1 MainThread
# DeprecationWarning setName() is deprecated, set the name attribute instead
# DeprecationWarning setDaemon() is deprecated, set the daemon attribute instead
# DeprecationWarning getName() is deprecated, get the name attribute instead
# DeprecationWarning isDaemon() is deprecated, get the daemon attribute instead
# DeprecationWarning activeCount() is deprecated, use active_count() instead
# DeprecationWarning currentThread() is deprecated, use current_thread() instead
# DeprecationWarning isSet() is deprecated, use is_set() instead
