"""The version of the library; the version of the law it holds is another matter."""

__all__ = ["__version__"]

__version__ = "0.1.0"
