"""Functions of scripts that are called with responses."""

HOOKS = ["response"]


def default_hooks():
    return {event: [] for event in HOOKS}


def dispatch_hook(key, hooks, hook_data, **kwargs):
    """Call what is registered; what one returns takes the place of what it was given."""
    found = (hooks or {}).get(key)
    if found:
        for hook in [found] if callable(found) else found:
            answer = hook(hook_data, **kwargs)
            if answer is not None:
                hook_data = answer
    return hook_data
