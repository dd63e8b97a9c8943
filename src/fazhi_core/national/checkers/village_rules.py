"""Checkers of village rules: who adopted them, whether they were filed, and what they may not hold."""
