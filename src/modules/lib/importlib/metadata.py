"""What is installed: nothing is, beside the interpreter's own library."""

__all__ = ["PackageNotFoundError", "distributions", "entry_points", "files", "metadata", "requires", "version"]


class PackageNotFoundError(ModuleNotFoundError):
    """The package was not found."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        (name,) = self.args
        return name


def version(distribution_name):
    """Get the version string for the named package."""
    if not distribution_name:
        raise ValueError("A distribution name is required.")
    raise PackageNotFoundError(distribution_name)


metadata = files = requires = version


def distributions(**kwargs):
    """Get all Distribution instances in the current environment."""
    return iter(())


def entry_points(**params):
    """Return EntryPoint objects for all installed packages."""
    return ()
